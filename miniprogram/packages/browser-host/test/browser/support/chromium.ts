import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const CHROMIUM = process.env.MENJIN_CHROMIUM ?? '/usr/bin/chromium'
/** Without these it looks for its maker's servers. */
const QUIET = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Starts the system's Chromium, or the one of MENJIN_CHROMIUM. @param more - further arguments of its command line */
export function launchChromium(...more: string[]): Promise<Browser> {
  if (!existsSync(CHROMIUM))
    throw new Error(`No Chromium at ${CHROMIUM}: apt-get install chromium, or set MENJIN_CHROMIUM`)
  return chromium.launch({ executablePath: CHROMIUM, args: [...QUIET, ...more] })
}

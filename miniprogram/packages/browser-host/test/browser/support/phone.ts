import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { buildApp, formatProblem, type HostConfig, serve } from '../../../src/index'
import { launchChromium } from './chromium'

const PICTURES = join(import.meta.dirname, '../../../reports/screenshots')

/** A mini program built and served, and a browser to open it in. */
export interface Stage {
  readonly url: string
  /** Opens the app as a new user of the browser would. */
  open(config?: Partial<HostConfig>, window?: { width: number; height: number }): Promise<Phone>
  close(): Promise<void>
}

/** The app in a window. */
export interface Phone {
  readonly page: Page
  /** What the browser's console said at level error, and uncaught exceptions. */
  readonly errors: string[]
  /** Keeps a picture under `reports/screenshots`. */
  picture(name: string): Promise<void>
  /** How often a `wx` API was called. */
  calls(api: string): Promise<number>
  close(): Promise<void>
}

/**
 * @param proxy - where requests below a path go
 * @param host - what the page is built with; {@link Stage.open} adds to it
 */
export async function raiseStage(folder: string, proxy: Record<string, string>, host: HostConfig = {}): Promise<Stage> {
  const out = mkdtempSync(join(tmpdir(), 'menjin-host-'))
  const { problems } = await buildApp({ folder, out, host })
  const errors = problems.filter(({ level }) => level === 'error')
  if (errors.length > 0) throw new Error(errors.map(formatProblem).join('\n'))
  const server = await serve({ folder: out, proxy })
  const browser = await launchChromium()
  return {
    url: server.url,
    open: (config = {}, window = { width: 1280, height: 900 }) => openPhone(browser, server.url, config, window),
    close: async () => {
      await browser.close()
      await server.close()
      rmSync(out, { recursive: true, force: true })
    },
  }
}

async function openPhone(
  browser: Browser,
  url: string,
  config: Partial<HostConfig>,
  viewport: { width: number; height: number },
): Promise<Phone> {
  const context = await browser.newContext({ viewport })
  const page = await context.newPage()
  // The scripts of a framework's program are large, a server's first login is slow, and the machine may be busy.
  page.setDefaultTimeout(60_000)
  const errors: string[] = []
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text())
  })
  page.on('pageerror', (error) => errors.push(error.stack ?? error.message))
  const search = new URLSearchParams(
    Object.entries(config).map(([name, value]) => [name, JSON.stringify(value).replace(/^"|"$/g, '')]),
  )
  await page.goto(`${url}/?${search.toString()}`)
  return {
    page,
    errors,
    picture: async (name) => {
      await page.screenshot({ path: join(PICTURES, `${name}.png`) })
    },
    calls: (api) => page.evaluate((name) => window.menjinHost.running?.fake.calls(name).length ?? -1, api),
    close: () => context.close(),
  }
}

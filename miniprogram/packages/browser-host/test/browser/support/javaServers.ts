import { randomBytes } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, JavaProcess } from '../../../../../e2e/support/java-process.js'
import { jarOf } from '../../../../../e2e/support/paths.js'

/** The emulator and the server, as `./dev` runs them, with a database of their own. */
export interface JavaServers {
  readonly server: string
  readonly emulator: string
  /** What the emulator was asked, by operation, such as `code2Session`. */
  journal(api: string): Promise<unknown[]>
  close(): Promise<void>
}

export async function startJavaServers(): Promise<JavaServers> {
  const jars = { emulator: jarOf('menjin-emulator'), server: jarOf('menjin-server') }
  const data = mkdtempSync(join(tmpdir(), 'menjin-data-'))
  const [serverPort, emulatorPort] = await Promise.all([freePort(), freePort()])
  const server = `http://127.0.0.1:${serverPort}`
  const emulator = `http://127.0.0.1:${emulatorPort}`
  const secret = randomBytes(16).toString('hex')
  const env = {
    MENJIN_PORT: String(serverPort),
    MENJIN_EMULATOR_PORT: String(emulatorPort),
    MENJIN_DATA: data,
    MENJIN_SHOP_SECRET: secret,
    MENJIN_EMULATOR_SECRET: secret,
  }
  const running: JavaProcess[] = []
  const close = async () => {
    await Promise.all(running.map((process) => process.stop()))
    rmSync(data, { recursive: true, force: true })
  }
  try {
    running.push(
      await JavaProcess.start({
        name: 'browser-emulator',
        jar: jars.emulator,
        env,
        readyUrl: `${emulator}/_emulator/v1/journal`,
      }),
    )
    running.push(
      await JavaProcess.start({
        name: 'browser-server',
        jar: jars.server,
        args: ['--spring.profiles.active=dev', '--menjin.wechat.deadline=60s'],
        env,
        readyUrl: `${server}/actuator/health`,
      }),
    )
  } catch (error) {
    await close()
    throw error
  }
  return {
    server,
    emulator,
    journal: async (api) => {
      const answer = await fetch(`${emulator}/_emulator/v1/journal?api=${api}`)
      const body = (await answer.json()) as unknown[] | { entries: unknown[] }
      return Array.isArray(body) ? body : body.entries
    },
    close,
  }
}

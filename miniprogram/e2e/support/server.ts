import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { freePort, JavaProcess } from './java-process.js'
import { jarOf } from './paths.js'
import { APP_SECRET, SOURCES } from './sources.js'

const POLICIES: Readonly<Record<string, readonly string[]>> = {
  phone: ['registration=phone'],
  profile: ['registration=profile'],
  closed: ['registration=closed'],
  transfer: ['phone-policy=transfer'],
  merge: ['phone-policy=merge'],
}

/** The standalone server on SQLite, in a folder of its own. */
export class MenjinServer {
  #process: JavaProcess | undefined

  private constructor(
    private readonly name: string,
    private readonly emulatorUrl: string,
    private readonly port: number,
    private readonly data: string,
    private readonly settings: readonly string[],
  ) {}

  /** @param settings further configuration, such as `menjin.sessions.lifetime=5s` */
  static async start(name: string, emulatorUrl: string, settings: readonly string[] = []): Promise<MenjinServer> {
    const data = mkdtempSync(`${tmpdir()}/menjin-e2e-`)
    const server = new MenjinServer(name, emulatorUrl, await freePort(), data, settings)
    try {
      await server.start()
    } catch (error) {
      await server.remove()
      throw error
    }
    return server
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`
  }

  /** Starts it, again on what it has stored before. */
  async start(): Promise<void> {
    const sources = Object.entries(SOURCES).flatMap(([alias, appId]) =>
      [`app-id=${appId}`, `app-secret=${APP_SECRET}`, ...(POLICIES[alias] ?? [])].map(
        (setting) => `menjin.sources.${alias}.${setting}`,
      ),
    )
    const settings = [
      'server.address=127.0.0.1',
      `server.port=${this.port}`,
      `menjin.data-dir=${this.data}`,
      `menjin.avatars.base-url=${this.url}`,
      `menjin.wechat.base-url=${this.emulatorUrl}`,
      // A machine that stands still for seconds must not look like WeChat that is away.
      'menjin.wechat.deadline=60s',
      ...sources,
      ...this.settings,
    ]
    this.#process = await JavaProcess.start({
      name: this.name,
      jar: jarOf('menjin-server'),
      args: settings.map((setting) => `--${setting}`),
      readyUrl: `${this.url}/actuator/health`,
    })
  }

  async stop(): Promise<void> {
    await this.#process?.stop()
  }

  /** Ends it for good. */
  async remove(): Promise<void> {
    await this.stop()
    rmSync(this.data, { recursive: true, force: true })
  }
}

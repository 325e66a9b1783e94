import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { freePort, JavaProcess } from '../../../../../e2e/support/java-process.js'
import { jarOf } from '../../../../../e2e/support/paths.js'

const WEB = join(import.meta.dirname, '../../../web')
const SEED = join(import.meta.dirname, '../../../../../../examples/shop-server/emulator-seed.json')

/** The emulator and the shop's server as `./dev` runs them, on an empty folder; the page comes from the server. */
export class ShopServers {
  readonly #running: Partial<Record<'emulator' | 'server', JavaProcess>> = {}

  private constructor(
    readonly server: string,
    readonly emulator: string,
    /** The server's folder: databases, keys, pictures. */
    readonly data: string,
    private readonly env: Readonly<Record<string, string>>,
    private readonly settings: readonly string[],
  ) {}

  /**
   * @param only - starts one of the two; the other can be started later
   * @param settings - of the server, as `name=value`
   */
  static async start(only?: 'emulator' | 'server', settings: readonly string[] = []): Promise<ShopServers> {
    if (!existsSync(join(WEB, 'index.html'))) throw new Error('examples/shop/web is missing: npm run build')
    const [serverPort, emulatorPort] = [await freePort(), await freePort()]
    const data = mkdtempSync(join(tmpdir(), 'menjin-shop-'))
    const secret = `5ec2e7${randomBytes(13).toString('hex')}`
    const env = {
      MENJIN_PORT: String(serverPort),
      MENJIN_EMULATOR_PORT: String(emulatorPort),
      MENJIN_DATA: data,
      MENJIN_SHOP_SECRET: secret,
      MENJIN_EMULATOR_SECRET: secret,
      MENJIN_EMULATOR_SEED: SEED,
      SHOP_WEB: WEB,
    }
    const [server, emulator] = [`http://127.0.0.1:${serverPort}`, `http://127.0.0.1:${emulatorPort}`]
    const servers = new ShopServers(server, emulator, data, env, settings)
    try {
      if (only !== 'server') await servers.startEmulator()
      if (only !== 'emulator') await servers.startServer()
    } catch (error) {
      await servers.close()
      throw error
    }
    return servers
  }

  /** Also again after {@link stopEmulator}; it then knows the same apps, but only the people of its seed. */
  async startEmulator(): Promise<void> {
    this.#running.emulator = await JavaProcess.start({
      name: 'shop-emulator',
      jar: jarOf('menjin-emulator'),
      env: this.env,
      readyUrl: `${this.emulator}/_emulator/v1/journal`,
    })
  }

  /** Also again after {@link stopServer}, on what it has stored. */
  async startServer(): Promise<void> {
    this.#running.server = await JavaProcess.start({
      name: 'shop-server',
      jar: jarOf('examples/shop-server'),
      args: [
        '--spring.profiles.active=dev',
        '--menjin.wechat.deadline=60s',
        ...this.settings.map((setting) => `--${setting}`),
      ],
      env: this.env,
      // Health also says whether a login would work; that the port answers is enough here.
      readyUrl: `${this.server}/api/products`,
    })
  }

  async stopEmulator(): Promise<void> {
    await this.#running.emulator?.stop()
  }

  async stopServer(): Promise<void> {
    await this.#running.server?.stop()
  }

  async close(): Promise<void> {
    await Promise.all([this.stopServer(), this.stopEmulator()])
    rmSync(this.data, { recursive: true, force: true })
  }
}

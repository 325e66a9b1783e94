import type { AsyncApi } from '../core/asyncApi'
import { WxFailure } from '../core/failure'
import type { Kernel } from '../core/kernel'
import { Listeners } from '../core/listeners'
import type { AppControl } from '../lifecycle/appControl'
import type { WeChatPlatform } from '../wechat/platform'

/** What WeChat sends to the app's pre-fetch address at a cold start. */
export interface PrefetchRequest {
  /** The app's own token, if it set one; then there is no code. */
  token?: string
  /** A login code that WeChat minted by itself, which may have rotated session_key. */
  code?: string
  path: string
  query: Record<string, string>
  scene: number
}

interface FetchedData {
  fetchType: string
  fetchedData: string
  timeStamp: number
  path: string
  query: string
  scene: number
}

/**
 * Data pre-fetch (数据预拉取): WeChat asks the app's server before the app runs.
 *
 * @public
 */
export interface PrefetchApi {
  setBackgroundFetchToken: AsyncApi<{ token: string }, object>
  getBackgroundFetchToken: AsyncApi<object, { token: string }>
  getBackgroundFetchData: AsyncApi<{ fetchType: string }, FetchedData>
  onBackgroundFetchData: (listener: (data: FetchedData) => void) => void
}

/**
 * Runs data pre-fetch.
 *
 * @public
 */
export class Prefetch {
  /** @internal */
  readonly api: PrefetchApi
  readonly #arrived = new Listeners<[FetchedData]>()
  #token: string | undefined
  #data: FetchedData | undefined

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    private readonly app: () => AppControl,
    private readonly platform: WeChatPlatform,
  ) {
    this.api = {
      setBackgroundFetchToken: kernel.asyncApi('setBackgroundFetchToken', ({ token }: { token: string }) => {
        this.#token = token
        return {}
      }),
      getBackgroundFetchToken: kernel.asyncApi('getBackgroundFetchToken', () => {
        if (this.#token === undefined) throw new WxFailure('no token')
        return { token: this.#token }
      }),
      getBackgroundFetchData: kernel.asyncApi('getBackgroundFetchData', ({ fetchType }: { fetchType: string }) => {
        if (this.#data?.fetchType !== fetchType) throw new WxFailure('no cache data')
        return this.#data
      }),
      onBackgroundFetchData: this.#arrived.on,
    }
  }

  /**
   * What WeChat does at a cold start: asks the server, with the app's token, or else with a code of its own making.
   *
   * @param serve - the app's pre-fetch address
   */
  async run(serve: (request: PrefetchRequest) => string | Promise<string>): Promise<void> {
    const { path, query, scene } = this.app().launchOptions
    const proof = this.#token === undefined ? await this.platform.login() : { token: this.#token }
    const fetchedData = await serve({ ...proof, path, query, scene })
    const text = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    this.#data = {
      fetchType: 'pre',
      fetchedData,
      timeStamp: this.kernel.clock.now(),
      path,
      query: text.join('&'),
      scene,
    }
    this.#arrived.emit((error) => {
      this.kernel.reportUncaught(error)
    }, this.#data)
  }

  /** @internal */
  reset(): void {
    this.#arrived.off()
  }
}

import type { Clock } from '../platform/clock.js'
import type { ResolvedOptions } from '../session/options.js'
import { problemError } from './problem-error.js'
import type { WxResponse } from './response.js'
import type { Transport } from './transport.js'
import { resolveUrl } from './url.js'

/** What a call of the server can carry beside its body. */
export interface ApiCallOptions {
  readonly token?: string | undefined
  readonly header?: Readonly<Record<string, string>> | undefined
}

/** Calls Menjin's server without the login logic around it: what logs in must not wait for a login. */
export interface Api {
  /** The body of a success; rejects with a typed error for anything else. */
  call<T>(method: string, path: string, data?: unknown, options?: ApiCallOptions): Promise<T>
  /** The body of a success; throws a typed error for anything else. */
  unwrap<T>(response: WxResponse): T
  /** The application's headers for requests to its own servers. */
  headers(): Readonly<Record<string, string>>
}

export function createApi(transport: Transport, clock: Clock, options: ResolvedOptions): Api {
  const { headers, authorization, baseUrl, apiTimeout: timeout } = options
  const api: Api = {
    call: async (method, path, data, { token, header } = {}) => {
      const request = {
        url: resolveUrl(baseUrl, path),
        method,
        data,
        timeout,
        header: Object.assign({}, api.headers(), header, token && authorization(token)),
      }
      return api.unwrap(await transport('request', request).result)
    },
    unwrap: <T>(response: WxResponse) => {
      if (response.statusCode >= 200 && response.statusCode < 300) return response.data as T
      throw problemError(response, clock.now())
    },
    headers: () => (typeof headers === 'function' ? headers() : headers),
  }
  return api
}

import type { LoginMode } from '../session/login-mode.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { RequestPromise } from '../http/requests.js'
import type { WxResponse } from '../http/response.js'

interface Elements {
  readonly url: string
  readonly type: string
  readonly headers: object
  readonly data?: unknown
}

interface Method {
  readonly config?: { readonly timeout?: number; readonly meta?: unknown }
  readonly meta?: unknown
}

/** What a method's `meta` may carry for the session. */
export interface AlovaMeta {
  needLogin?: boolean
  loginOpts?: { mode?: LoginMode }
  replay?: boolean
}

/** What a request adapter of alova returns. */
export interface AlovaAnswer {
  response(): Promise<WxResponse>
  headers(): Promise<Readonly<Record<string, string>>>
  abort(): void
}

/**
 * A request adapter for alova that sends everything through the session.
 *
 * @example
 * ```ts
 * const alova = createAlova({ baseURL, requestAdapter: alovaAdapter(session), responded: (answer) => answer.data })
 * ```
 * See https://alova.js.org/tutorial/custom/custom-http-adapter
 */
export function alovaAdapter(session: {
  request(options: SessionRequestOptions): RequestPromise
}): (elements: Elements, method: Method) => AlovaAnswer {
  return ({ url, type, headers, data }, method) => {
    const { needLogin, loginOpts, replay } = (method.meta ?? method.config?.meta ?? {}) as AlovaMeta
    const request: SessionRequestOptions = {
      url,
      method: type,
      data,
      header: Object.assign({}, headers as Record<string, string>),
    }
    if (needLogin !== undefined) request.needLogin = needLogin
    if (loginOpts !== undefined) request.loginOpts = loginOpts
    if (replay !== undefined) request.replay = replay
    if (method.config?.timeout) request.timeout = method.config.timeout
    const answer = session.request(request)
    return {
      response: () => answer,
      headers: () => answer.then(({ header = {} }) => header),
      abort: () => {
        answer.abort()
      },
    }
  }
}

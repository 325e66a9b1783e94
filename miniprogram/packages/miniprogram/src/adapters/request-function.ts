import type { Admission } from '../http/admission.js'
import type { SessionRequestOptions, WxRequestOptions } from '../http/request-options.js'
import type { WxResponse } from '../http/response.js'

/** What adapters need of a session. */
export interface AdmittingSession {
  admit(request: SessionRequestOptions): Admission
}

/** A function in the shape of `Taro.request` and `uni.request`: one object in, a promise of the response out. */
export type RequestFunction<R extends WxResponse = WxResponse> = (options: WxRequestOptions) => PromiseLike<R>

/**
 * Puts the session around a request function: login before it, token in it, at most one replay after it.
 *
 * @example
 * ```ts
 * const request = wrapRequest(Taro.request, session)
 * const { data } = await request({ url: 'https://api.example.com/orders' })
 * ```
 */
export function wrapRequest<R extends WxResponse = WxResponse>(
  request: RequestFunction<R>,
  session: AdmittingSession,
): (options: SessionRequestOptions) => Promise<R> {
  return async (options) => {
    const admission = session.admit(options)
    for (;;) {
      await admission.enter()
      const response = await request(Object.assign({}, options, { header: admission.headers(options.header) }))
      if (await admission.judge(response)) return response
    }
  }
}

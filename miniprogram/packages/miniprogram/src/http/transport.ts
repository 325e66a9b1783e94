import { NetworkError } from '../errors/network.js'
import type { Platform, WxTask } from '../platform/platform.js'
import type { WxFailure } from '../platform/wx-failure.js'
import type { RequestKind, WxRequestOptions } from './request-options.js'
import type { WxResponse } from './response.js'

/** Sends one request. Rejects only with {@link NetworkError}; any HTTP status is a success. */
export type Transport = (kind: RequestKind, options: WxRequestOptions) => WxTask<WxResponse>

/** What an application may put in the place of `wx.request` and its like: a cloud call, another platform, a recording. */
export type CustomTransport = (options: WxRequestOptions, kind: RequestKind) => Promise<WxResponse>

const asNetworkError = (cause: unknown): never => {
  throw new NetworkError({ cause })
}

export function createTransport(platform: Platform, custom: CustomTransport | undefined): Transport {
  return (kind, options) => {
    if (custom) {
      const result = Promise.resolve().then(() => custom(options, kind))
      return { result: result.catch(asNetworkError), abort: () => undefined }
    }
    // WeChat's own limit comes first; ours only catches clients that never call back.
    const task = platform.start<WxResponse>(kind, options, (options.timeout ?? 60_000) + 5_000)
    return { result: task.result.catch(asNetworkError), abort: task.abort }
  }
}

/** Whether a request was cut because the app went to the background. */
export function wasInterrupted(error: unknown): boolean {
  const { cause } = Object(error) as { cause?: Partial<WxFailure> }
  return cause?.interrupted === true
}

import type { RequestKind, WxRequestOptions } from './request-options.js'
import type { WxResponse } from './response.js'

/** What a middleware sees. A new one is made for every attempt, so nothing leaks from the first into the replay. */
export interface RequestContext {
  readonly kind: RequestKind
  /** The options of this attempt; change them freely. The token is added after all middleware has run. */
  options: WxRequestOptions
  /** 1, or 2 for the replay. */
  readonly attempt: number
}

/**
 * Wraps every request.
 *
 * - *continue*: `return next()`
 * - *override*: change `context.options` before `next()`, or the response after it
 * - *feed*: return a response without calling `next()`
 * - *cancel*: throw
 * - *retry*: call `next()` again
 */
export type Middleware = (context: RequestContext, next: () => Promise<WxResponse>) => Promise<WxResponse>

/** Runs `middleware` from first to last, then `send`. */
export function runMiddleware(
  middleware: readonly Middleware[],
  context: RequestContext,
  send: () => Promise<WxResponse>,
): Promise<WxResponse> {
  const run = (index: number): Promise<WxResponse> => {
    const current = middleware[index]
    return current ? Promise.resolve(current(context, () => run(index + 1))) : send()
  }
  return run(0)
}

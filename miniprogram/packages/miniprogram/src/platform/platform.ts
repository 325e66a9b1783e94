import type { Clock } from './clock.js'
import { WxFailure, wxFailure } from './wx-failure.js'
import type { PageLike, WxLike } from './wx-like.js'

/** A call of `wx` under way. */
export interface WxTask<R> {
  readonly result: Promise<R>
  /** Ends the call on the device, where WeChat gave a task object. */
  abort(): void
}

/**
 * The one gate to the platform. Every call made through it settles: by its callback, or by our own timer, since some
 * clients never call back.
 */
export class Platform {
  constructor(
    readonly wx: WxLike,
    readonly clock: Clock,
    /** The pages on the stack, the newest last. */
    readonly pages: () => readonly unknown[],
  ) {}

  /** Calls `wx[api](options)`. Rejects with {@link WxFailure} only. */
  call<R = unknown>(api: keyof WxLike, options: object = {}, timeout = 10_000): Promise<R> {
    return this.start<R>(api, options, timeout).result
  }

  start<R>(api: keyof WxLike, options: object, timeout: number): WxTask<R> {
    const { wx, clock } = this
    let task: unknown
    const abort = () => {
      const { abort: end } = Object(task) as { abort?: () => void }
      if (typeof end === 'function') end.call(task)
    }
    const result = new Promise<R>((resolve, reject) => {
      const timer = clock.setTimeout(() => {
        reject(new WxFailure(api, `${api}:fail no answer`, undefined, true))
        abort()
      }, timeout)
      const settle =
        <T>(then: (value: T) => void) =>
        (value: T) => {
          clock.clearTimeout(timer)
          then(value)
        }
      const fail = settle((reason: unknown) => {
        reject(wxFailure(api, reason))
      })
      const method = wx[api] as ((options: object) => unknown) | undefined
      if (!method) {
        fail({ errMsg: `${api}:fail not supported` })
        return
      }
      try {
        task = method.call(wx, Object.assign({}, options, { success: settle(resolve), fail }))
        // Taro and newer base libraries return a promise as well; whichever answers first counts.
        const { then } = Object(task) as Partial<PromiseLike<R>>
        if (typeof then === 'function') then.call(task, settle(resolve), fail)
      } catch (error) {
        fail(error)
      }
    })
    return { result, abort }
  }

  /** The page on top, which is the one that asks. */
  topPage(): PageLike | undefined {
    const pages = this.pages()
    return pages[pages.length - 1] as PageLike | undefined
  }
}

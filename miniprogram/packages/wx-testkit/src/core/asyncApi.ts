/** What an asynchronous `wx` API answers with: its result and `errMsg`. */
export type Answered<R> = R & { errMsg: string }

/**
 * What `fail` gets, and what the promise rejects with: a plain object, not an `Error`, as in WeChat.
 *
 * @public
 */
export interface WxError {
  errMsg: string
  /** From base library 2.24.0 on, where WeChat gives one. */
  errno?: number
}

/**
 * The three callbacks of every asynchronous `wx` API.
 *
 * @public
 */
export interface Callbacks<R> {
  success?: (result: Answered<R>) => void
  fail?: (error: WxError) => void
  complete?: (result: Answered<R> | WxError) => void
}

/* eslint-disable @typescript-eslint/no-explicit-any --
   the shape of WeChat's own typings, so that the two stay assignable */
type Promised<P, R> = P extends { success: any }
  ? void
  : P extends { fail: any }
    ? void
    : P extends { complete: any }
      ? void
      : Promise<Answered<R>>
/* eslint-enable @typescript-eslint/no-explicit-any */

/**
 * An asynchronous `wx` API: answers by callback, or by promise when no callback is given.
 *
 * @public
 */
export type AsyncApi<O, R> = <P extends O & Callbacks<R>>(options?: P) => Promised<P, R>

/** What a call of `wx` gave to its `fail` callback; internal, always translated into a typed error. */
export class WxFailure extends Error {
  constructor(
    readonly api: string,
    readonly errMsg: string,
    readonly errno?: number,
    /** The call gave no answer within our own time limit. */
    readonly silent = false,
  ) {
    super(errMsg)
    this.name = 'WxFailure'
  }

  /** Whether WeChat, or our own timer, gave up waiting. Errno 5 is the general "time out". */
  get timedOut(): boolean {
    return this.silent || this.errno === 5 || /time\s?out/i.test(this.errMsg)
  }

  /** Whether the request was cut because the app went to the background (errno 600003 since errno exists). */
  get interrupted(): boolean {
    return this.errno === 600003 || /interrupted/i.test(this.errMsg)
  }
}

/** Turns whatever `fail` was called with into a {@link WxFailure}. */
export function wxFailure(api: string, reason: unknown): WxFailure {
  const { errMsg, errno, message = '' } = Object(reason) as { errMsg?: string; errno?: number; message?: string }
  return new WxFailure(api, String(errMsg ?? `${api}:fail ${message}`), errno)
}

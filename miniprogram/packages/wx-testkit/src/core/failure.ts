const TAIL: unique symbol = Symbol('tail')

/**
 * Why a `wx` call fails: the text behind `api:fail ` and, from base library 2.24.0 on, the errno.
 *
 * @public
 */
export class WxFailure extends Error {
  override readonly name = 'WxFailure'

  /**
   * @param reason - the text after `fail `; may be empty, as it is for `login:fail `
   * @param errno - a number of WeChat's public catalogue
   * @param extra - further fields of the result
   */
  constructor(
    readonly reason: string,
    readonly errno?: number,
    readonly extra: Readonly<Record<string | symbol, unknown>> = {},
  ) {
    super(reason)
  }

  /**
   * A failure whose `errMsg` is not of the form `api:fail <reason>`.
   *
   * @param tail - everything behind the API's name, such as `:fail:cancel to bind phone`
   */
  static verbatim(tail: string, errno?: number): WxFailure {
    return new WxFailure(tail.replace(/^:fail[: ]?/, ''), errno, { [TAIL]: tail })
  }

  /** The `errMsg` of this failure of an API. */
  errMsgOf(api: string): string {
    const tail = this.extra[TAIL]
    return typeof tail === 'string' ? api + tail : `${api}:fail ${this.reason}`
  }
}

/**
 * Numbers of WeChat's public errno catalogue that this kit uses.
 *
 * @public
 */
export const Errno = {
  CANCEL: 1,
  SYSTEM_PERMISSION_DENIED: 3,
  TIMEOUT: 5,
  NOT_SUPPORTED: 100,
  NO_PERMISSION: 102,
  USER_DENIED: 103,
  USER_CANCELED: 104,
  NOT_DECLARED_IN_PRIVACY_AGREEMENT: 112,
  PRIVACY_API_BANNED: 1025,
  INVOKED_TOO_OFTEN: 510001,
  UNKNOWN_NETWORK: 600000,
  CRONET: 600001,
  URL_NOT_IN_DOMAIN_LIST: 600002,
  INTERRUPTED: 600003,
  INVALID_URL: 600009,
  PHONE_QUOTA_EXHAUSTED: 1400001,
  LOGIN_BLOCKED: 1402101,
  PHONE_BLOCKED: 1421102,
} as const

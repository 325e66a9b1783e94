import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when `wx.login` fails, or succeeds without a code. */
export class WxLoginFailedError extends MenjinError<'wx_login_failed'> {
  constructor(details?: ErrorDetails) {
    super('wx_login_failed', 'retry', details)
  }
}

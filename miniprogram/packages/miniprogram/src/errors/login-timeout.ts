import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when `wx.login` gives no answer in time, by WeChat's timer or by our own. */
export class LoginTimeoutError extends MenjinError<'login_timeout'> {
  constructor(details?: ErrorDetails) {
    super('login_timeout', 'retry', details)
  }
}

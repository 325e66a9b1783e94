import { MenjinError, type ErrorDetails } from './menjin-error.js'

/**
 * Thrown when WeChat knows the user but the server has no account yet and its registration policy wants something
 * first. `ticket` proves the exchanged code, so that registering needs no second `wx.login`.
 */
export class NotRegisteredError extends MenjinError<'not_registered'> {
  constructor(
    /** Missing when registration is closed. */
    readonly ticket: string | undefined,
    /** The steps that the server wants before it makes an account. */
    readonly missing: readonly string[],
    details?: ErrorDetails,
  ) {
    super('not_registered', 'authorize', details)
  }
}

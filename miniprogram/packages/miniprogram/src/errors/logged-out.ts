import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when a login would be needed, but the user has logged out and has not asked to log in again. */
export class LoggedOutError extends MenjinError<'logged_out'> {
  constructor(details?: ErrorDetails) {
    super('logged_out', 'relogin', details)
  }
}

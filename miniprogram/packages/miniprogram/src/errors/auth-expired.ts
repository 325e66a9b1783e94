import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the server refuses the token again right after a login, or when the request must not be sent twice. */
export class AuthExpiredError extends MenjinError<'auth_expired'> {
  constructor(details?: ErrorDetails) {
    super('auth_expired', 'relogin', details)
  }
}

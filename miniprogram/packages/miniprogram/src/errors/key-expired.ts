import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when encrypted data cannot be opened any more. The SDK has logged in again; the user must tap again, since the old data stays closed. */
export class KeyExpiredError extends MenjinError<'key_expired'> {
  constructor(details?: ErrorDetails) {
    super('key_expired', 'tap-again', details)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the user refuses a permission, or ends the authorization without the step that was asked for. */
export class DeniedError extends MenjinError<'denied'> {
  constructor(
    /** The scope or step that was refused. */
    readonly what: string,
    details?: ErrorDetails,
  ) {
    super('denied', 'authorize', details, `denied: ${what}`)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when a public call of the façade comes before `Login.config`, or when a needed option is missing. */
export class NotConfiguredError extends MenjinError<'not_configured'> {
  constructor(message?: string, details?: ErrorDetails) {
    super('not_configured', 'none', details, message)
  }
}

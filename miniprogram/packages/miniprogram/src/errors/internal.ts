import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when code of the application (hook, middleware, handler) throws something that is not an error of this package. */
export class InternalError extends MenjinError<'internal'> {
  constructor(details?: ErrorDetails) {
    super('internal', 'retry', details)
  }
}

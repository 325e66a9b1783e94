import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when an argument cannot be right, such as an empty nickname or a token bound for a foreign server. */
export class InvalidArgumentError extends MenjinError<'invalid_argument'> {
  constructor(message: string, details?: ErrorDetails) {
    super('invalid_argument', 'none', details, message)
  }
}

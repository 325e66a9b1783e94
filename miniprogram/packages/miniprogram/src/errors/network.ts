import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when a request gets no HTTP answer: offline, timed out, cut, domain not allowed. */
export class NetworkError extends MenjinError<'network'> {
  constructor(details?: ErrorDetails) {
    super('network', 'retry', details)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the mini program has used up its paid phone-number checks (errno 1400001). */
export class NoQuotaError extends MenjinError<'no_quota'> {
  constructor(details?: ErrorDetails) {
    super('no_quota', 'contact', details)
  }
}

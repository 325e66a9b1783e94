import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the user refuses the privacy agreement (errno 104), or it does not declare the data asked for (errno 112). */
export class PrivacyDeniedError extends MenjinError<'privacy_denied'> {
  constructor(details?: ErrorDetails) {
    super('privacy_denied', 'authorize', details)
  }
}

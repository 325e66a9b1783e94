import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the authorization page cannot be opened. */
export class NavigationFailedError extends MenjinError<'navigation_failed'> {
  constructor(details?: ErrorDetails) {
    super('navigation_failed', 'none', details)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the page stack was full, so that the authorization page took the place of the page that asked. It returns there when done; the call that asked is gone. */
export class NavigationReplacedError extends MenjinError<'navigation_replaced'> {
  constructor(details?: ErrorDetails) {
    super('navigation_replaced', 'none', details)
  }
}

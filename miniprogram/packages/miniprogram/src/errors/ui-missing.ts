import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when user interface is needed, and neither the pop-up nor a page nor a handler is there. */
export class UiMissingError extends MenjinError<'ui_missing'> {
  constructor(details?: ErrorDetails) {
    super('ui_missing', 'none', details)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/**
 * Why something was cancelled: the user closed the UI, the page that asked is gone, nobody answered for `uiTimeout`,
 * or the program called `cancel()` or `abort()`.
 */
export type CancelReason = 'closed' | 'page-gone' | 'timeout' | 'cancel' | 'abort'

/** Thrown when the user closes the authorization UI, or the program cancels a call. */
export class CancelledError extends MenjinError<'cancelled'> {
  constructor(
    readonly reason: CancelReason,
    details?: ErrorDetails,
  ) {
    super('cancelled', 'none', details, `cancelled: ${reason}`)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when more callers than `maxWaiters` wait for one login. */
export class QueueFullError extends MenjinError<'queue_full'> {
  constructor(details?: ErrorDetails) {
    super('queue_full', 'retry', details)
  }
}

import { isMenjinError } from '../errors/menjin-error.js'
import { delay, type Clock } from '../platform/clock.js'

/** How often a request is sent again after a lost answer, and the first pause in milliseconds, which then grows. */
const RETRIES = 2
const PAUSE = 300

/**
 * Sends a request that the server executes once (it carries an `Idempotency-Key`), and sends it again, with the same
 * key, if the answer was lost on the way.
 */
export async function sendOnce<T>(clock: Clock, check: () => void, send: () => Promise<T>): Promise<T> {
  for (let failures = 1; ; failures++) {
    check()
    try {
      return await send()
    } catch (error) {
      if (!isMenjinError(error, 'network') || failures > RETRIES) throw error
      await delay(clock, PAUSE * failures)
    }
  }
}

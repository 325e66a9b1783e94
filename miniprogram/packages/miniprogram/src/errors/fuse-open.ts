import { MenjinError, type ErrorDetails } from './menjin-error.js'

/**
 * Thrown when too many logins ran in a short time, or the server asked to wait (`Retry-After`). No network is used.
 * `cause` is how the login before has failed, if it has.
 */
export class FuseOpenError extends MenjinError<'fuse_open'> {
  constructor(
    /** Seconds until the next attempt is let through. */
    readonly retryAfter: number,
    details?: ErrorDetails,
  ) {
    super('fuse_open', 'retry', details, `fuse tripped, retry in ${retryAfter} s`)
  }
}

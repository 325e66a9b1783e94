import { MenjinError, type ErrorDetails } from './menjin-error.js'

/**
 * Thrown when the server answers one of the SDK's own calls with an error that has no class of its own. `problem.code`
 * says which one; `status` is there even if the answer was no problem document.
 */
export class ServerError extends MenjinError<'server'> {
  /** When to try again, in seconds, if the server said so. */
  readonly retryAfter: number | undefined

  constructor(
    readonly status: number,
    details: ErrorDetails = {},
  ) {
    super('server', 'retry', details, `server answered ${status} ${details.problem?.code}`)
    this.retryAfter = details.problem?.retryAfter
  }
}

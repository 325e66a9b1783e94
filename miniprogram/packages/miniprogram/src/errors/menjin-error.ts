import type { Problem } from '../http/problem.js'
import type { Action } from './action.js'
import type { ErrorByCode, ErrorCode } from './error-codes.js'

/** What an error can carry beside its code. */
export interface ErrorDetails {
  /** What led to it. Never contains a token or a code. */
  cause?: unknown
  /** The server's answer, where there was one. */
  problem?: Problem | undefined
  /** Overrides what the UI should do. */
  action?: Action | undefined
}

/**
 * The base of every error that this package rejects with.
 *
 * Tell errors apart by `code`, which is a literal, or with `isMenjinError`. `instanceof` works too, but only
 * within one copy of the package, and bundlers put a second copy into components.
 *
 * @example
 * ```ts
 * try { await session.login() } catch (error) {
 *   if (isMenjinError(error, 'fuse_open')) showRetryIn(error.retryAfter)
 * }
 * ```
 */
export class MenjinError<C extends ErrorCode = ErrorCode> extends Error {
  /** Marks the errors of every copy of this package. */
  readonly isMenjinError = true
  /** Stable, literal, one for each class. */
  readonly code: C
  /** What the UI should do. */
  readonly action: Action
  readonly problem: Problem | undefined
  readonly cause: unknown

  /** @param message for developers; texts for users, in Chinese and English, are in the entry point `texts` */
  constructor(code: C, action: Action, details: ErrorDetails = {}, message: string = code.replace(/_/g, ' ')) {
    super(message)
    this.code = code
    this.name = 'MenjinError'
    this.problem = details.problem
    this.action = details.action ?? details.problem?.action ?? action
    this.cause = details.cause
  }
}

/**
 * Whether `value` is an error of this package, and, with `code`, whether it is that one. Works across copies of the
 * package, where `instanceof` does not.
 */
export function isMenjinError(value: unknown): value is MenjinError
export function isMenjinError<C extends ErrorCode>(value: unknown, code: C): value is ErrorByCode[C]
export function isMenjinError(value: unknown, code?: ErrorCode): boolean {
  const error = Object(value) as Partial<MenjinError>
  return error.isMenjinError === true && (code === undefined || error.code === code)
}

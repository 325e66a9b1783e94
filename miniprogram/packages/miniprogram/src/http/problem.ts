import type { Action } from '../errors/action.js'
import { bodyOf, headerOf, type WxResponse } from './response.js'

/**
 * An error answer of the server, RFC 9457 with Menjin's additions.
 * See https://www.rfc-editor.org/rfc/rfc9457
 */
export interface Problem {
  readonly status: number
  /** Stable; what programs decide by. */
  readonly code: string
  readonly title?: string | undefined
  readonly detail?: string | undefined
  readonly action?: Action | undefined
  /** Seconds. */
  readonly retryAfter?: number | undefined
  readonly ticket?: string | undefined
  readonly missing?: readonly string[] | undefined
  readonly traceId?: string | undefined
  readonly wechat?: { readonly errcode?: number; readonly rid?: string } | undefined
}

/** Reads an error answer; `undefined` for a success or a body without a `code`. */
export function readProblem(response: WxResponse, now: number): Problem | undefined {
  const status = response.statusCode
  const body = bodyOf(response) as Partial<Problem>
  const { code, ticket, missing } = body
  if (status < 400 || typeof code !== 'string') return undefined
  // The network is not trusted: what decides something is looked at, the rest is only shown.
  return Object.assign({}, body, {
    status,
    code,
    retryAfter: readRetryAfter(response, now),
    ticket: typeof ticket === 'string' ? ticket : undefined,
    missing: Array.isArray(missing) ? missing.map(String) : undefined,
  })
}

/** Seconds to wait: `retryAfter` of the body, else the `Retry-After` header (seconds or a date, RFC 9110 §10.2.3). */
export function readRetryAfter(response: WxResponse, now: number): number | undefined {
  const { retryAfter } = bodyOf(response) as Partial<Problem>
  const value = String(retryAfter ?? headerOf(response, 'retry-after'))
  const wait = /^[\d.]+$/.test(value) ? Number(value) : (Date.parse(value) - now) / 1000
  return wait > 0 ? wait : undefined
}

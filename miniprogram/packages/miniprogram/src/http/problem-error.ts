import { AccountBlockedError, type BlockedState } from '../errors/account-blocked.js'
import { AuthExpiredError } from '../errors/auth-expired.js'
import { KeyExpiredError } from '../errors/key-expired.js'
import type { MenjinError } from '../errors/menjin-error.js'
import { NotRegisteredError } from '../errors/not-registered.js'
import { ServerError } from '../errors/server.js'
import { readProblem, readRetryAfter, type Problem } from './problem.js'
import type { WxResponse } from './response.js'

/**
 * The typed error for an answer that is no success. Whatever is not known here, an unknown errcode or an HTML page of a
 * proxy, is a `ServerError`: never a login.
 */
export function problemError(response: WxResponse, now: number): MenjinError {
  const status = response.statusCode
  const problem = readProblem(response, now)
  const details = { problem }
  const { code, ticket, missing = [] }: Partial<Problem> & { code: string } = problem ?? { code: 'unknown' }
  switch (code) {
    case 'registration_required':
      return new NotRegisteredError(ticket, missing, details)
    case 'session_key_expired':
      return new KeyExpiredError(details)
    case 'account_suspended':
    case 'account_closing':
      return new AccountBlockedError(code.slice(8) as BlockedState, details)
    case 'high_risk':
      return new AccountBlockedError('high_risk', details)
  }
  if (code.startsWith('token_')) return new AuthExpiredError(details)
  return new ServerError(status, { problem: problem ?? { status, code, retryAfter: readRetryAfter(response, now) } })
}

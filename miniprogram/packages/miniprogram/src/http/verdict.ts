import { bodyOf, type WxResponse } from './response.js'

/**
 * What an answer means for the session.
 * - `accepted`: the caller gets it.
 * - `expired`: the login was refused and the request was **not executed**; it may be sent again, whatever its method.
 * - `expired-maybe-executed`: the login was refused, but it is not certain that nothing was done; only idempotent
 *   requests are sent again.
 * - `key-expired`: encrypted data could not be opened; the user must tap again.
 * - `step-required`: the server wants a step (`profile`, `phone`, …) first; not executed.
 */
export type Verdict = 'accepted' | 'expired' | 'expired-maybe-executed' | 'key-expired' | 'step-required'

const EXPIRED = /^AUTH_(EXPIRED|INVALID)$/
const KEY_EXPIRED = /^(session_key_expired|DECRYPT_WX_OPEN_DATA_FAIL|USER_WX_SESSIONKEY_EXPIRE)$/

/**
 * The default reading: HTTP 401 and the business codes of older back ends alike. `wx.request` "succeeds" for any
 * status, so both must be looked at.
 */
export function defaultVerdict(response: WxResponse): Verdict {
  const code = String(bodyOf(response).code)
  if (KEY_EXPIRED.test(code)) return 'key-expired'
  if (response.statusCode === 401 || EXPIRED.test(code)) return 'expired'
  return code === 'step_required' ? 'step-required' : 'accepted'
}

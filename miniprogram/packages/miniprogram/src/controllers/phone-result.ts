import { DeniedError } from '../errors/denied.js'
import type { MenjinError } from '../errors/menjin-error.js'
import { NoQuotaError } from '../errors/no-quota.js'
import { PrivacyDeniedError } from '../errors/privacy-denied.js'
import { readPhone } from '../session/user-input.js'

/** `event.detail` of `bindgetphonenumber` and `bindgetrealtimephonenumber`. */
export interface PhoneDetail {
  code?: string
  encryptedData?: string
  iv?: string
  errMsg?: string
  errno?: number
}

/**
 * Why a tap on the phone button brought nothing; `undefined` if it brought something. What counts is the data: the texts
 * of refusals differ from client to client.
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/usability/PublicErrno.html
 */
export function phoneFailure(detail: PhoneDetail): MenjinError | undefined {
  if (readPhone(detail)) return undefined
  const { errno, errMsg = '' } = detail
  const cause = { errno, errMsg }
  if (errno === 1400001) return new NoQuotaError({ cause })
  if (errno === 112 || /privacy/i.test(errMsg)) return new PrivacyDeniedError({ cause })
  // The account of the mini program may not ask for phone numbers: nothing the user could do about it.
  if (errno === 102 || /no permission|没有权限/i.test(errMsg))
    return new DeniedError('phone', { cause, action: 'contact' })
  return new DeniedError('phone', { cause })
}

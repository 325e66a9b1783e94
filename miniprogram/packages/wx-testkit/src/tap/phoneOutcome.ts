import { Errno } from '../core/failure'

/**
 * What `errMsg` has been seen to say after the API's name when the phone button gives nothing. Texts differ between
 * clients; only "starts with `getPhoneNumber:ok`" can be relied on.
 *
 * @public
 */
export const PHONE_REFUSALS = {
  /** iOS and DevTools. */
  userDeny: ':fail user deny',
  /** Android. */
  userDenyColon: ':fail:user deny',
  /** 2019. */
  userDenyShort: ':user deny',
  userCancel: ':fail:user cancel',
  cancelConfirm: ':fail:cancel to confirm login',
  cancelBind: ':fail:cancel to bind phone',
  verifyNeeded: ':fail 用户绑定的手机需要进行验证，请在客户端完成短信验证步骤',
  noPermission: ':fail no permission',
  noPermissionChinese: ':fail 该 appid 没有权限',
} as const

/** Name of a text in {@link PHONE_REFUSALS}. */
export type PhoneRefusal = keyof typeof PHONE_REFUSALS

/**
 * What comes of a tap on a phone button.
 *
 * - `allow`: the user agrees
 * - `deny`: the user refuses, in the words of the fake's platform
 * - a {@link PhoneRefusal}: refusal in those words
 * - `never`: no event is fired
 * - `noCode`: success without a code, as base libraries below 2.21.2 answer
 *
 * @public
 */
export type PhoneOutcome = 'allow' | 'deny' | 'never' | 'noCode' | PhoneRefusal

/** Errno of refusals where it is known. That of a plain refusal is not published. */
export function refusalErrno(refusal: PhoneRefusal): number | undefined {
  return refusal === 'noPermission' || refusal === 'noPermissionChinese' ? Errno.NO_PERMISSION : undefined
}

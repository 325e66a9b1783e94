/**
 * What the SDK uses where the base library has it, and the version that brought it.
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/compatibility.html
 */
export const FEATURES = {
  /** `getPhoneNumber` yields a code, which needs no session_key. Older: encrypted data. */
  phoneCode: '2.21.2',
  /** `open-type="getRealtimePhoneNumber"`. */
  realtimePhone: '2.24.4',
  /** `open-type="chooseAvatar"` and `<input type="nickname">`. */
  profileFilling: '2.21.2',
  /** `bindnicknamereview`. */
  nicknameReview: '2.29.1',
  /** `wx.setStorage({ encrypt: true })`. Older: plain storage. */
  encryptedStorage: '2.21.3',
  /** `wx.getPrivacySetting`, `wx.onNeedPrivacyAuthorization`. Older: nothing is asked. */
  privacy: '2.32.3',
  /** `phone-number-no-quota-toast`. */
  noQuotaToast: '3.0.1',
} as const

/** The name of one of {@link FEATURES}. */
export type Feature = keyof typeof FEATURES

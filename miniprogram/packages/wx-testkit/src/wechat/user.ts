/**
 * The person who holds the phone.
 *
 * @public
 */
export interface FakeUser {
  /** 28 characters beginning with `o`. */
  openId: string
  /** Only where the app belongs to an open platform account. */
  unionId: string | undefined
  /** Without country code. `undefined`: no phone bound to WeChat. */
  phone: string | undefined
  countryCode: string
  nickname: string
  /** What the avatar picker offers as the WeChat avatar. */
  avatar: string
}

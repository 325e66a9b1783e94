import type { Kernel } from '../core/kernel'
import { ALPHANUMERIC, DIGITS, HEX } from '../core/random'
import { WxFailure } from '../core/failure'
import { encryptOpenData, signRawData } from './openDataCipher'
import type { LoginGrant, OpenDataGrant, PhoneGrant, WeChatPlatform } from './platform'
import { type RotationPolicy, SessionKeys } from './sessionKeys'
import type { FakeUser } from './user'

const CODE_LIFETIME = 5 * 60_000

interface Code {
  kind: 'login' | 'phone'
  at: number
  used: boolean
  phone?: PhoneInfo
}

/** What WeChat's server tells of a phone code. */
export interface PhoneInfo {
  phoneNumber: string
  purePhoneNumber: string
  countryCode: string
  watermark: { timestamp: number; appid: string }
}

/** A refusal of WeChat's server API. */
export interface WeChatServerError {
  errcode: number
  errmsg: string
}

/**
 * WeChat's platform for one user of one app, in this process: enough of it that codes work once, keys rotate and blobs
 * really decrypt. A stub server in a test asks it with {@link WeChatModel.code2Session} and
 * {@link WeChatModel.getPhoneNumber}.
 *
 * @public
 */
export class WeChatModel implements WeChatPlatform {
  readonly user: FakeUser
  readonly #keys: SessionKeys
  readonly #codes = new Map<string, Code>()

  /** @internal */
  constructor(private readonly kernel: Kernel) {
    const { random } = kernel
    this.user = {
      openId: `o${random.text(27, ALPHANUMERIC)}`,
      unionId: undefined,
      phone: '13800000001',
      countryCode: '86',
      nickname: '小门',
      avatar: 'https://thirdwx.qlogo.cn/mmopen/vi_32/fake/132',
    }
    this.#keys = new SessionKeys(kernel.clock, random)
  }

  get sessionKey(): string {
    return this.#keys.current
  }

  get rotation(): RotationPolicy {
    return this.#keys.rotation
  }

  set rotation(policy: RotationPolicy) {
    this.#keys.rotation = policy
  }

  /** Replaces the session_key, as a login on another device or a reset by the server does. */
  rotateSessionKey(): void {
    this.#keys.rotate()
  }

  expireSessionKey(): void {
    this.#keys.expire()
  }

  login(): LoginGrant {
    this.#keys.fetch()
    return { code: this.#mintCode({ kind: 'login', at: this.kernel.clock.now(), used: false }) }
  }

  checkSession(): boolean {
    return this.#keys.valid()
  }

  phone(): PhoneGrant {
    const info = this.#phoneInfo()
    return { code: this.#mintPhoneCode(info), ...this.#encrypt(info) }
  }

  realtimePhone(): { code: string } {
    return { code: this.#mintPhoneCode(this.#phoneInfo()) }
  }

  /** Since 2022 the profile APIs tell nothing about the person, and no openId. */
  profile(): OpenDataGrant {
    return this.openData({
      nickName: '微信用户',
      gender: 0,
      language: '',
      city: '',
      province: '',
      country: '',
      avatarUrl: 'https://thirdwx.qlogo.cn/mmopen/vi_32/anonymous/132',
    })
  }

  openData(data: Record<string, unknown>): OpenDataGrant {
    const rawData = JSON.stringify(data)
    return { rawData, signature: signRawData(rawData, this.sessionKey), ...this.#encrypt({ ...data, ...this.#mark() }) }
  }

  /** What `sns/jscode2session` answers to the server; the key is the one current at this moment. */
  code2Session(code: string): { openid: string; session_key: string; unionid?: string } | WeChatServerError {
    const refusal = this.#use(code, 'login')
    if (refusal) return refusal
    const { openId, unionId } = this.user
    return { session_key: this.sessionKey, openid: openId, ...(unionId === undefined ? {} : { unionid: unionId }) }
  }

  /** What `wxa/business/getuserphonenumber` answers to the server. */
  getPhoneNumber(code: string): { errcode: 0; errmsg: 'ok'; phone_info: PhoneInfo } | WeChatServerError {
    const info = this.#codes.get(code)?.phone
    const refusal = this.#use(code, 'phone')
    return refusal ?? { errcode: 0, errmsg: 'ok', phone_info: info as PhoneInfo }
  }

  #use(value: string, kind: Code['kind']): WeChatServerError | undefined {
    const code = this.#codes.get(value)
    const now = this.kernel.clock.now()
    const rid = [Math.floor(now / 1000).toString(16), this.kernel.random.text(8, HEX), this.kernel.random.text(8, HEX)]
    if (code?.kind !== kind || now - code.at > CODE_LIFETIME) {
      return { errcode: 40029, errmsg: `invalid code, rid: ${rid.join('-')}` }
    }
    // For a phone code WeChat's page lists 40029 only.
    if (code.used && kind === 'phone') return { errcode: 40029, errmsg: `invalid code, rid: ${rid.join('-')}` }
    if (code.used) return { errcode: 40163, errmsg: `code been used, rid: ${rid.join('-')}` }
    code.used = true
    return undefined
  }

  #mintCode(code: Code): string {
    const { random } = this.kernel
    const value = code.kind === 'login' ? random.text(1, DIGITS) + random.text(31, ALPHANUMERIC) : random.text(64, HEX)
    this.#codes.set(value, code)
    return value
  }

  #mintPhoneCode(phone: PhoneInfo): string {
    return this.#mintCode({ kind: 'phone', at: this.kernel.clock.now(), used: false, phone })
  }

  #phoneInfo(): PhoneInfo {
    const { phone, countryCode } = this.user
    if (phone === undefined) throw WxFailure.verbatim(':fail:cancel to bind phone')
    const phoneNumber = countryCode === '86' ? phone : `+${countryCode}${phone}`
    return { phoneNumber, purePhoneNumber: phone, countryCode, ...this.#mark() }
  }

  #mark(): { watermark: { timestamp: number; appid: string } } {
    return {
      watermark: { timestamp: Math.floor(this.kernel.clock.now() / 1000), appid: this.kernel.settings.appId },
    }
  }

  #encrypt(data: object): { encryptedData: string; iv: string } {
    return encryptOpenData(this.sessionKey, this.kernel.random.bytes(16), data)
  }
}

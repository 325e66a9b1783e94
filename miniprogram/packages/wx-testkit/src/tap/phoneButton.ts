import { Errno, WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import type { Screen } from '../interaction/screen'
import type { Privacy } from '../privacy/privacy'
import type { WeChatPlatform } from '../wechat/platform'
import type { ComponentEvent, PhoneDetail } from './buttonEvent'
import { PHONE_REFUSALS, type PhoneOutcome, type PhoneRefusal, refusalErrno } from './phoneOutcome'

/**
 * A tap on a phone button.
 *
 * @public
 */
export interface PhoneTap {
  /** Default `getPhoneNumber`; `getPhoneNumber|agreePrivacyAuthorization` agrees to the privacy agreement as well. */
  openType?: string
  /** Default `allow`. A function is called when WeChat's dialog opens, after consent and quota were found in order. */
  outcome?: PhoneOutcome | (() => PhoneOutcome | Promise<PhoneOutcome>)
  /** The button's id. */
  id?: string
  /** Attribute `phone-number-no-quota-toast`; default true. */
  noQuotaToast?: boolean
  /** Gets each event as it is fired. */
  onEvent?: (event: ComponentEvent) => void
}

const CODE_SINCE = '2.21.2'
const REALTIME_SINCE = '2.24.4'
const NO_QUOTA_TOAST_SINCE = '3.0.1'
const PRIVACY_SINCE = '2.32.3'

/**
 * The phone button and its money.
 *
 * @public
 */
export class PhoneButton {
  /** Calls that are paid for. A tap without any left fails with errno 1400001. */
  quota = Number.POSITIVE_INFINITY
  /** Success events fired, each of which WeChat charges, whether or not the server ever exchanges the code. */
  readonly charges = { quick: 0, realtime: 0 }
  /** Combined open-types fire only the privacy event, as reported of some clients. */
  losesEventWhenCombined = false
  /** WeChat has blocked the API for this app: errno 1421102. */
  blocked = false

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    private readonly privacy: Privacy,
    private readonly screen: Screen,
    private readonly platform: WeChatPlatform,
  ) {}

  /** @internal */
  async tap(options: PhoneTap): Promise<ComponentEvent[]> {
    const [type = '', ...extra] = (options.openType ?? 'getPhoneNumber').split('|')
    const realtime = type === 'getRealtimePhoneNumber'
    const api = realtime ? 'getRealtimePhoneNumber' : 'getPhoneNumber'
    const fired: ComponentEvent[] = []
    const post = this.kernel.loop.poster()
    const fire = async (event: ComponentEvent): Promise<void> => {
      fired.push(event)
      post(() => options.onEvent?.(event))
      await Promise.resolve()
    }
    // A base library that does not know an open-type draws a plain button.
    if (realtime && !this.kernel.atLeast(REALTIME_SINCE)) return fired
    if (extra.includes('agreePrivacyAuthorization')) {
      if (!this.kernel.atLeast(PRIVACY_SINCE)) return fired
      this.privacy.tapAgree(options.id ?? '')
      await fire({ type: 'agreeprivacyauthorization', detail: { errMsg: 'agreePrivacyAuthorization:ok' } })
      if (this.losesEventWhenCombined) return fired
    }
    const detail = await this.#detail(api, options)
    if (detail) {
      if (detail.errMsg === `${api}:ok`) this.charges[realtime ? 'realtime' : 'quick'] += 1
      await fire({ type: api.toLowerCase(), detail: { ...detail } })
    }
    return fired
  }

  async #detail(api: 'getPhoneNumber' | 'getRealtimePhoneNumber', options: PhoneTap): Promise<PhoneDetail | undefined> {
    const { outcome: wanted = 'allow' } = options
    let outcome: PhoneOutcome
    try {
      if ((await this.privacy.pass(api, `button.${api}`)) === NEVER || wanted === 'never') return undefined
      if (this.blocked) throw new WxFailure('getPhoneNumber blocked', Errno.PHONE_BLOCKED)
      this.#useQuota(options)
      outcome = typeof wanted === 'function' ? await wanted() : wanted
      if (outcome === 'never') {
        this.quota += 1
        return undefined
      }
      if (outcome === 'allow' || outcome === 'noCode') return await this.#grant(api, outcome)
    } catch (failure) {
      return this.kernel.errorOf(api, failure)
    }
    // What was not given is not charged.
    this.quota += 1
    const refusal = outcome === 'deny' ? this.#usualRefusal() : outcome
    const errno = refusalErrno(refusal)
    return { errMsg: api + PHONE_REFUSALS[refusal], ...(errno === undefined ? {} : { errno }) }
  }

  async #grant(api: 'getPhoneNumber' | 'getRealtimePhoneNumber', outcome: 'allow' | 'noCode'): Promise<PhoneDetail> {
    const errMsg = `${api}:ok`
    if (api === 'getRealtimePhoneNumber') return { errMsg, code: (await this.platform.realtimePhone()).code }
    // The blob is made under the session_key of this moment, before the app hears of the tap.
    const { code, encryptedData, iv } = await this.platform.phone()
    const withCode = outcome === 'allow' && this.kernel.atLeast(CODE_SINCE)
    return { errMsg, encryptedData, iv, ...(withCode ? { code } : {}) }
  }

  #useQuota(options: PhoneTap): void {
    if (this.quota > 0) {
      this.quota -= 1
      return
    }
    const suppressed = options.noQuotaToast === false && this.kernel.atLeast(NO_QUOTA_TOAST_SINCE)
    if (!suppressed) this.screen.showToast({ title: '该功能使用次数已达当前小程序上限，暂时无法使用' }, false)
    throw new WxFailure('no quota', Errno.PHONE_QUOTA_EXHAUSTED)
  }

  #usualRefusal(): PhoneRefusal {
    return this.kernel.settings.platform === 'android' ? 'userDenyColon' : 'userDeny'
  }
}

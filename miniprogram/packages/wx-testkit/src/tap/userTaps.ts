import type { Screen } from '../interaction/screen'
import { type Kernel, NEVER } from '../core/kernel'
import { SINGLE_PAGE_NOTICE } from '../core/scene'
import type { Privacy } from '../privacy/privacy'
import type { AuthSetting, Permissions } from '../settings/permissions'
import type { ComponentEvent, PhoneDetail } from './buttonEvent'
import type { Gesture } from './gesture'
import type { PhoneButton, PhoneTap } from './phoneButton'
import type { AvatarTap, NicknameFill, NicknameResult, ProfileInputs } from './profileInputs'

interface TapContext {
  readonly kernel: Kernel
  readonly gesture: Gesture
  readonly privacy: Privacy
  readonly permissions: Permissions
  readonly screen: Screen
  readonly phone: PhoneButton
  readonly profile: ProfileInputs
  singlePage(): boolean
}

/**
 * The user's fingers.
 *
 * @public
 */
export class UserTaps {
  /** @internal */
  constructor(private readonly context: TapContext) {}

  /** Runs a handler as the effect of a tap, so that APIs which demand one can be called in it. */
  run<T>(handler: () => T | Promise<T>): Promise<T> {
    return this.context.gesture.run(handler)
  }

  /**
   * Taps a phone button.
   *
   * @returns the events fired, in order; none if the button was disabled, unknown to the base library, or silent
   */
  async phone(options: PhoneTap = {}): Promise<ComponentEvent[]> {
    return this.#disabled() ? [] : this.context.phone.tap(options)
  }

  /** The same, for the `detail` of the phone event alone. */
  async phoneDetail(options: PhoneTap = {}): Promise<PhoneDetail | undefined> {
    const events = await this.phone(options)
    return events.find((event) => event.type.endsWith('phonenumber'))?.detail as PhoneDetail | undefined
  }

  /** Taps an `agreePrivacyAuthorization` button, which is consent. */
  async agreePrivacy(id: string): Promise<ComponentEvent[]> {
    if (this.#disabled()) return []
    this.context.privacy.tapAgree(id)
    return Promise.resolve([{ type: 'agreeprivacyauthorization', detail: { errMsg: 'agreePrivacyAuthorization:ok' } }])
  }

  /** Taps a `chooseAvatar` button and picks. The avatar is a temporary file, to be uploaded. */
  async avatar(options: AvatarTap = {}): Promise<ComponentEvent[]> {
    return this.#disabled() ? [] : this.context.profile.tapAvatar(options)
  }

  /** Fills an `<input type="nickname">`. */
  nickname(options: NicknameFill = {}): NicknameResult {
    return this.context.profile.fillNickname(options)
  }

  /** Taps an `openSetting` button and leaves the panel with these switches changed. */
  async openSetting(set: AuthSetting = {}): Promise<ComponentEvent[]> {
    if (this.#disabled()) return []
    this.context.permissions.panel.next({ set })
    const authSetting = await this.context.permissions.openPanelAndWait()
    if (authSetting === NEVER) return []
    return [{ type: 'opensetting', detail: { errMsg: 'openSetting:ok', authSetting } }]
  }

  #disabled(): boolean {
    if (!this.context.singlePage()) return false
    this.context.screen.showToast({ title: SINGLE_PAGE_NOTICE }, false)
    return true
  }
}

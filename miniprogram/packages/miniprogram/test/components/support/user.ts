import type { ComponentEvent, FakeWx, NicknameFill, PhoneTap, AvatarTap } from '@menjin/wx-testkit'
import type { Part, Stage } from './stage.js'

/** The user's fingers on a stage: what a tap does depends on the button as it is drawn. */
export class UserOnStage {
  constructor(
    private readonly stage: Stage,
    private readonly fake: FakeWx,
  ) {}

  /** Taps a plain element. A disabled button does nothing. */
  async tap(selector: string): Promise<void> {
    const part = this.stage.one(selector)
    if (part.attribute('disabled') === null) part.fire('tap')
    await this.fake.idle()
  }

  /** Taps the phone button, and does in WeChat's dialog as `options` says. */
  async tapPhone(options: PhoneTap = {}): Promise<ComponentEvent[]> {
    const button = this.stage.one('phone-container button')
    if (button.attribute('disabled') !== null) return []
    button.fire('tap')
    const openType = button.attribute('open-type')
    if (!openType) return []
    const noQuotaToast = button.attribute('phone-number-no-quota-toast') !== null
    return this.dispatch(button, await this.fake.tap.phone({ openType, noQuotaToast, id: 'menjin-phone', ...options }))
  }

  async tapAvatar(options: AvatarTap = {}): Promise<ComponentEvent[]> {
    const button = this.stage.one('.menjin-avatar')
    if (button.attribute('disabled') !== null) return []
    button.fire('tap')
    if (button.attribute('open-type') !== 'chooseAvatar') return []
    return this.dispatch(button, await this.fake.tap.avatar(options))
  }

  /** Fills the nickname input, and submits the form with what stands in it. */
  async fillNickname(options: NicknameFill = {}): Promise<void> {
    const input = this.stage.one('input')
    const { value, events } = this.fake.tap.nickname(options)
    await this.dispatch(input, events)
    this.stage.one('form').fire('submit', { value: { nickname: value } })
    await this.fake.idle()
  }

  /** Taps the button that agrees to the privacy agreement. */
  async agreePrivacy(): Promise<void> {
    const button = this.stage.one('button[open-type="agreePrivacyAuthorization"]')
    await this.dispatch(button, await this.fake.tap.agreePrivacy('menjin-agree'))
  }

  private async dispatch(part: Part, events: ComponentEvent[]): Promise<ComponentEvent[]> {
    for (const event of events) part.fire(event.type, event.detail)
    await this.fake.idle()
    return events
  }
}

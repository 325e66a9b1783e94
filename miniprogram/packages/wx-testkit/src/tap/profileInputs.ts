import { NEVER, type Kernel } from '../core/kernel'
import type { FakeFiles } from '../network/files'
import type { Privacy } from '../privacy/privacy'
import type { WeChatModel } from '../wechat/weChatModel'
import type { ComponentEvent } from './buttonEvent'

/** What a user picks as avatar. */
export type AvatarPick = 'wechat' | Uint8Array | 'cancel'

/**
 * A tap on a `chooseAvatar` button.
 *
 * @public
 */
export interface AvatarTap {
  /**
   * What the user picks: the WeChat avatar, a picture of their own, or nothing. Default `wechat`. A function is called
   * when the picker opens, after consent.
   */
  pick?: AvatarPick | (() => AvatarPick | Promise<AvatarPick>)
  /** The picture fails WeChat's safety check, so that no event is fired (base library 2.24.4 on). */
  unsafe?: boolean
}

/**
 * Filling an `<input type="nickname">`.
 *
 * @public
 */
export interface NicknameFill {
  /** What is typed, or `wechat` for the suggestion above the keyboard. Default `wechat`. */
  value?: 'wechat' | (string & {})
  /** The text fails WeChat's safety check, and WeChat clears it (base library 2.24.4 on). */
  unsafe?: boolean
  /** The safety check does not answer in time. */
  reviewTimesOut?: boolean
}

/** What came of filling a nickname input. */
export interface NicknameResult {
  /** What stands in the input in the end. */
  value: string
  /** In the order fired. */
  events: ComponentEvent[]
  /** The input behaved as `type="text"`, without WeChat's suggestion. */
  degraded: boolean
}

const FILL_SINCE = '2.21.2'
const CHECK_SINCE = '2.24.4'
const REVIEW_EVENT_SINCE = '2.29.1'

/** The two ways a user gives a profile since 2022: an avatar button and a nickname input. */
export class ProfileInputs {
  constructor(
    private readonly kernel: Kernel,
    private readonly privacy: Privacy,
    private readonly files: FakeFiles,
    private readonly wechat: WeChatModel,
  ) {}

  async tapAvatar(options: AvatarTap): Promise<ComponentEvent[]> {
    const { kernel } = this
    const { pick: wanted = 'wechat' } = options
    if (!kernel.atLeast(FILL_SINCE) || wanted === 'cancel') return []
    try {
      if ((await this.privacy.pass('chooseAvatar', 'button.chooseAvatar')) === NEVER) return []
    } catch {
      // The button has no failure event: a refusal only leaves a line in the console.
      return []
    }
    const pick = typeof wanted === 'function' ? await wanted() : wanted
    if (pick === 'cancel' || (options.unsafe && kernel.atLeast(CHECK_SINCE))) return []
    const avatarUrl = this.files.writeTemporary(pick === 'wechat' ? `avatar of ${this.wechat.user.openId}` : pick)
    return [{ type: 'chooseavatar', detail: { avatarUrl } }]
  }

  fillNickname(options: NicknameFill): NicknameResult {
    const { kernel } = this
    // Focusing the input asks for no consent; without consent it silently is a plain text input.
    const degraded = !kernel.atLeast(FILL_SINCE) || this.privacy.needAuthorization
    const suggestion = degraded ? '' : this.wechat.user.nickname
    const typed = (options.value ?? 'wechat') === 'wechat' ? suggestion : (options.value ?? '')
    const events: ComponentEvent[] = []
    if (typed !== '') events.push({ type: 'input', detail: { value: typed } })
    events.push({ type: 'blur', detail: { value: typed } })
    const checked = !degraded && kernel.atLeast(CHECK_SINCE)
    const cleared = checked && options.unsafe === true
    if (!degraded && kernel.atLeast(REVIEW_EVENT_SINCE)) {
      const timeout = options.reviewTimesOut === true
      events.push({ type: 'nicknamereview', detail: { pass: !cleared && !timeout, timeout } })
    }
    return { value: cleared ? '' : typed, events, degraded }
  }
}

import { Errno, WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import { Script } from '../core/script'
import type { NeverAnswer, Timing } from '../core/answer'

/** What an app answers with in the function that its listener is given. */
export interface PrivacyDecision {
  event: 'exposureAuthorization' | 'agree' | 'disagree'
  /** Id of the `agreePrivacyAuthorization` button that was tapped. */
  buttonId?: string
}

/** What `wx.onNeedPrivacyAuthorization` takes. */
export type PrivacyListener = (resolve: (decision: PrivacyDecision) => void, info: { referrer: string }) => void

/**
 * What the user does in WeChat's own privacy dialog, which appears when the app has no listener.
 *
 * @public
 */
export type PrivacyDialogAnswer =
  | NeverAnswer
  | ({
      agree: boolean
      /** The dialog was the one joined with a permission prompt (base library 3.4.1 on): a refusal there has errno 103. */
      joined?: boolean
    } & Timing)

const SINCE = '2.32.3'
/** For this long after a refusal no new dialog appears. */
const SILENCE = 10_000

/**
 * Consent to the mini program's privacy agreement.
 *
 * Before base library 2.32.3 nothing is intercepted. The agreement is agreed to by default, so that privacy is out of
 * the way of tests that are not about it.
 *
 * @public
 */
export class Privacy {
  /** Whether the user has agreed. Set it to `false` to be asked. */
  agreed = true
  /** APIs declared in the console, or `all`. An API that is not declared fails with errno 112. */
  declared: 'all' | readonly string[] = 'all'
  /** The console says that no private data is collected: private APIs are banned. */
  banned = false
  contractName = '《示例小程序隐私保护指引》'
  /** Answers WeChat's own dialog. Without a script the dialog stays until {@link Privacy.answerDialog}. */
  readonly dialog = new Script<{ referrer: string }, PrivacyDialogAnswer>()
  /** Wrong uses of the listener's `resolve`, such as an `agree` without a tap on the button it names. */
  readonly misuses: string[] = []
  /** Times that the agreement text was opened. */
  contractsOpened = 0
  #listener: PrivacyListener | undefined
  #refusedAt = Number.NEGATIVE_INFINITY
  readonly #tapped = new Set<string>()
  #openDialogs: ((answer: { agree: boolean; joined?: boolean }) => void)[] = []

  /** @internal */
  constructor(private readonly kernel: Kernel) {}

  /** What `wx.getPrivacySetting` says. */
  get needAuthorization(): boolean {
    const collects = this.declared === 'all' || this.declared.length > 0
    return this.#enforced && collects && !this.agreed
  }

  /** Whether WeChat's own dialog is on the screen. */
  get dialogOpen(): boolean {
    return this.#openDialogs.length > 0
  }

  /** The user answers WeChat's own dialog. */
  answerDialog(agree: boolean, options: { joined?: boolean } = {}): void {
    const open = this.#openDialogs.splice(0)
    if (open.length === 0) throw new Error('No privacy dialog is open')
    for (const answer of open) answer({ agree, ...options })
  }

  /** Consent is gone: the user deleted the mini program from the recent list, or the agreement names new data. */
  withdraw(): void {
    this.agreed = false
    this.#refusedAt = Number.NEGATIVE_INFINITY
  }

  /** @internal */
  listen(listener: PrivacyListener): void {
    // Overwrites: only the last listener is ever called.
    this.#listener = listener
  }

  /** A tap on an `agreePrivacyAuthorization` button is consent. @internal */
  tapAgree(buttonId: string): void {
    this.#tapped.add(buttonId)
    this.agreed = true
  }

  /** @internal */
  reset(): void {
    this.#listener = undefined
    this.#openDialogs = []
    this.#tapped.clear()
  }

  /** Lets a private API through, or fails the way WeChat does. @internal */
  async pass(api: string, referrer: string = api): Promise<typeof NEVER | undefined> {
    if (!this.#enforced) return undefined
    if (this.banned) throw new WxFailure('appid privacy api banned', Errno.PRIVACY_API_BANNED)
    if (this.declared !== 'all' && !this.declared.includes(api)) {
      throw new WxFailure('api scope is not declared in the privacy agreement', Errno.NOT_DECLARED_IN_PRIVACY_AGREEMENT)
    }
    return this.agreed ? undefined : this.ask(referrer)
  }

  /** Asks for consent, through the app's listener or WeChat's own dialog. @internal */
  async ask(referrer: string): Promise<typeof NEVER | undefined> {
    if (this.kernel.clock.now() - this.#refusedAt < SILENCE) throw this.#refusal()
    const decision = await (this.#listener ? this.#askApp(this.#listener, referrer) : this.#askUser(referrer))
    if (decision === NEVER) return NEVER
    if (decision.agree) {
      this.agreed = true
      return undefined
    }
    this.#refusedAt = this.kernel.clock.now()
    throw this.#refusal(decision.joined)
  }

  #askApp(listener: PrivacyListener, referrer: string): Promise<{ agree: boolean; joined?: boolean }> {
    return new Promise((settle) => {
      const resolve = (decision: PrivacyDecision) => {
        if (decision.event === 'disagree') settle({ agree: false })
        if (decision.event !== 'agree') return
        if (this.#tapped.has(decision.buttonId ?? '')) settle({ agree: true })
        else this.misuses.push(`agree without a tap on a button with id "${decision.buttonId ?? ''}"`)
      }
      this.kernel.loop.poster()(() => {
        listener(resolve, { referrer })
      })
    })
  }

  async #askUser(referrer: string): Promise<{ agree: boolean; joined?: boolean } | typeof NEVER> {
    const scripted = await this.dialog.take({ referrer })
    if (scripted) return this.kernel.play<{ agree: boolean; joined?: boolean }>(scripted)
    return new Promise((answer) => this.#openDialogs.push(answer))
  }

  #refusal(joined = false): WxFailure {
    return new WxFailure('privacy permission is not authorized', joined ? Errno.USER_DENIED : Errno.USER_CANCELED)
  }

  get #enforced(): boolean {
    return this.kernel.atLeast(SINCE)
  }
}

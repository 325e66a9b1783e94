import type { NeverAnswer, Timing } from '../core/answer'
import { Errno, WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import { Script } from '../core/script'
import { FREE_SCOPES, PROMPTED_SCOPES } from './scopes'

/** What the user has been asked for, and the answers. */
export type AuthSetting = Record<string, boolean>

/**
 * What the user does in a permission prompt.
 *
 * @public
 */
export type PromptAnswer = NeverAnswer | ({ allow: boolean } & Timing)

/**
 * What the user does in the permission panel: the switches that change.
 *
 * @public
 */
export type PanelAnswer = NeverAnswer | ({ set: AuthSetting } & Timing)

/**
 * Permissions of the settings type: location, album, camera and the like.
 *
 * @public
 */
export class Permissions {
  /** Answers permission prompts. Without a script a prompt stays until {@link Permissions.answerPrompt}. */
  readonly prompt = new Script<{ scope: string }, PromptAnswer>()
  /** Answers the permission panel. Without a script it stays until {@link Permissions.closePanel}. */
  readonly panel = new Script<AuthSetting, PanelAnswer>()
  readonly #asked = new Map<string, boolean>()
  #openPrompt: { scope: string; answer: (answer: { allow: boolean }) => void } | undefined
  #openPanel: ((answer: { set: AuthSetting }) => void) | undefined

  /** @internal */
  constructor(private readonly kernel: Kernel) {}

  /** Only scopes already asked for, as `wx.getSetting` lists them. */
  get authSetting(): AuthSetting {
    return Object.fromEntries(this.#asked)
  }

  /** The scope whose prompt is on the screen. */
  get openPrompt(): string | undefined {
    return this.#openPrompt?.scope
  }

  get panelOpen(): boolean {
    return this.#openPanel !== undefined
  }

  /** Puts an earlier answer of the user in place. */
  set(scope: string, allowed: boolean): void {
    this.#asked.set(scope, allowed)
  }

  /** The user deleted the mini program: all answers are forgotten. */
  clear(): void {
    this.#asked.clear()
  }

  answerPrompt(allow: boolean): void {
    if (!this.#openPrompt) throw new Error('No permission prompt is open')
    const { answer } = this.#openPrompt
    this.#openPrompt = undefined
    answer({ allow })
  }

  /** The user leaves the panel, having changed these switches. */
  closePanel(set: AuthSetting = {}): void {
    if (!this.#openPanel) throw new Error('The permission panel is not open')
    const answer = this.#openPanel
    this.#openPanel = undefined
    answer({ set })
  }

  /** Asks once; an earlier refusal fails without a prompt. @internal */
  async authorize(scope: string): Promise<typeof NEVER | undefined> {
    if (FREE_SCOPES.includes(scope)) return undefined
    if (!PROMPTED_SCOPES.includes(scope)) throw new WxFailure('invalid scope')
    let allowed = this.#asked.get(scope)
    if (allowed === undefined) {
      const answer = await this.#ask(scope)
      if (answer === NEVER) return NEVER
      allowed = answer.allow
      this.#asked.set(scope, allowed)
    }
    if (!allowed) throw new WxFailure('auth deny', Errno.USER_DENIED)
    return undefined
  }

  /** @internal */
  async openPanelAndWait(): Promise<AuthSetting | typeof NEVER> {
    const scripted = await this.panel.take(this.authSetting)
    const answer = await (scripted
      ? this.kernel.play<{ set: AuthSetting }>(scripted)
      : new Promise<{ set: AuthSetting }>((resolve) => (this.#openPanel = resolve)))
    if (answer === NEVER) return NEVER
    for (const [scope, allowed] of Object.entries(answer.set)) {
      // The panel has no switch for what was never asked.
      if (!this.#asked.has(scope)) throw new Error(`The panel has no switch for ${scope}, which was never asked for`)
      this.#asked.set(scope, allowed)
    }
    return this.authSetting
  }

  /** @internal */
  reset(): void {
    this.#openPrompt = undefined
    this.#openPanel = undefined
  }

  async #ask(scope: string): Promise<{ allow: boolean } | typeof NEVER> {
    const scripted = await this.prompt.take({ scope })
    if (scripted) return this.kernel.play<{ allow: boolean }>(scripted)
    return new Promise((answer) => (this.#openPrompt = { scope, answer }))
  }
}

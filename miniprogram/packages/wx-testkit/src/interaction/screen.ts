import type { NeverAnswer, Timing } from '../core/answer'
import { WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import { Script } from '../core/script'
import type { Gesture } from '../tap/gesture'
import type { ActionSheetOptions, ModalOptions, ModalResult, ToastOptions } from './types'

/**
 * What the user does with a modal.
 *
 * @public
 */
export type ModalAnswer = NeverAnswer | ({ confirm: boolean; content?: string } & Timing)

/**
 * What the user does with an action sheet: taps an item, or cancels.
 *
 * @public
 */
export type ActionSheetAnswer = NeverAnswer | ({ tapIndex: number | 'cancel' } & Timing)

interface Open<O, A> {
  options: O
  answer: (answer: A) => void
}

/**
 * What WeChat draws over the pages: toast, loading, modal, action sheet.
 *
 * @public
 */
export class Screen {
  /** Answers modals. Without a script a modal stays until {@link Screen.answerModal}. */
  readonly modalAnswers = new Script<ModalOptions, ModalAnswer>()
  /** Answers action sheets. Without a script a sheet stays until {@link Screen.answerActionSheet}. */
  readonly actionSheetAnswers = new Script<ActionSheetOptions, ActionSheetAnswer>()
  /** Whether the button of a modal counts as the tap that `openSetting` demands; in practice it does. */
  modalCountsAsTap = true
  /** Told whenever toast or loading appear or go. */
  onToastChange: () => void = () => undefined
  /** Every toast shown, in order. */
  readonly toasts: ToastOptions[] = []
  #toast: (ToastOptions & { loading: boolean }) | undefined
  #modal: Open<ModalOptions, { confirm: boolean; content?: string }> | undefined
  #sheet: Open<ActionSheetOptions, { tapIndex: number | 'cancel' }> | undefined

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    private readonly gesture: Gesture,
  ) {}

  /** The toast on the screen. */
  get toast(): ToastOptions | undefined {
    return this.#toast && !this.#toast.loading ? this.#toast : undefined
  }

  /** The loading on the screen. Toast and loading share one place. */
  get loading(): ToastOptions | undefined {
    return this.#toast?.loading ? this.#toast : undefined
  }

  get modal(): ModalOptions | undefined {
    return this.#modal?.options
  }

  get actionSheet(): ActionSheetOptions | undefined {
    return this.#sheet?.options
  }

  answerModal(confirm: boolean, content?: string): void {
    if (!this.#modal) throw new Error('No modal is open')
    const { answer } = this.#modal
    this.#modal = undefined
    answer(content === undefined ? { confirm } : { confirm, content })
  }

  answerActionSheet(tapIndex: number | 'cancel'): void {
    if (!this.#sheet) throw new Error('No action sheet is open')
    const { answer } = this.#sheet
    this.#sheet = undefined
    answer({ tapIndex })
  }

  /** @internal */
  showToast(options: ToastOptions, loading: boolean): void {
    const shown = { ...options, loading }
    this.#setToast(shown)
    if (loading) return
    this.toasts.push(options)
    this.kernel.clock.setTimeout(() => {
      if (this.#toast === shown) this.#setToast(undefined)
    }, options.duration ?? 1500)
  }

  /** @internal */
  hideToast(): void {
    this.#setToast(undefined)
  }

  /** @internal */
  async askModal(options: ModalOptions): Promise<ModalResult | typeof NEVER> {
    const scripted = await this.modalAnswers.take(options)
    const answer = await (scripted
      ? this.kernel.play<{ confirm: boolean; content?: string }>(scripted)
      : new Promise<{ confirm: boolean; content?: string }>((resolve) => {
          this.#modal = { options, answer: resolve }
        }))
    if (answer === NEVER) return NEVER
    // The app's callback runs a moment later, and still counts as set off by the tap.
    if (this.modalCountsAsTap) void this.gesture.run(() => undefined)
    const { confirm } = answer
    return { confirm, cancel: !confirm, ...(options.editable ? { content: answer.content ?? '' } : {}) }
  }

  /** @internal */
  async askActionSheet(options: ActionSheetOptions): Promise<{ tapIndex: number } | typeof NEVER> {
    const scripted = await this.actionSheetAnswers.take(options)
    const answer = await (scripted
      ? this.kernel.play<{ tapIndex: number | 'cancel' }>(scripted)
      : new Promise<{ tapIndex: number | 'cancel' }>((resolve) => {
          this.#sheet = { options, answer: resolve }
        }))
    if (answer === NEVER) return NEVER
    if (answer.tapIndex === 'cancel') throw new WxFailure('cancel')
    return { tapIndex: answer.tapIndex }
  }

  /** @internal */
  reset(): void {
    this.#setToast(undefined)
    this.#modal = undefined
    this.#sheet = undefined
  }

  #setToast(toast: (ToastOptions & { loading: boolean }) | undefined): void {
    this.#toast = toast
    this.onToastChange()
  }
}

import type { AuthOutcome } from '../auth/page-hub.js'
import type { AuthTips } from '../auth/tips.js'
import { createObservable, type Observable } from './observable.js'

export interface ModalState {
  readonly visible: boolean
  readonly tips: AuthTips | undefined
}

/** An authorization dialog with one button, without its looks. */
export interface AuthModal extends Observable<ModalState> {
  /** Shows the dialog. While it is open, a further call joins it: one dialog, the same outcome for all. */
  open(tips: AuthTips): Promise<AuthOutcome>
  /** The button was tapped; `data` is what the event brought. What it means is not judged here. */
  confirm(data: object | undefined, succeeded: boolean): void
  /** Closed by mask, back gesture or the page's end. */
  close(): void
}

export function createAuthModal(): AuthModal {
  const state = createObservable<ModalState>({ visible: false, tips: undefined })
  let opened: Promise<AuthOutcome> | undefined
  let settle: (outcome: AuthOutcome) => void = () => undefined

  const end = (outcome: AuthOutcome) => {
    if (!opened) return
    // Hidden first: whoever hears the outcome may open the dialog again.
    opened = undefined
    state.update({ visible: false })
    settle(outcome)
  }

  return {
    get state() {
      return state.state
    },
    subscribe: state.subscribe,
    open: (tips) => {
      opened ??= new Promise((resolve) => {
        settle = resolve
        state.update({ visible: true, tips })
      })
      return opened
    },
    confirm: (data, succeeded) => {
      end({ succeeded, data })
    },
    close: () => {
      end({ succeeded: false })
    },
  }
}

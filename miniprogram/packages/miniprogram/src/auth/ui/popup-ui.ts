import type { Platform } from '../../platform/platform.js'
import type { AuthOutcome } from '../page-hub.js'
import type { AuthTips } from '../tips.js'
import type { AuthUi } from './auth-ui.js'

/** What a pop-up component may define. All of it is optional, so that the articles' components work too. */
export interface AuthPopupComponent {
  /** Told before opening: the highest step demanded. */
  setMustAuthStep?(step: unknown): void
  /** Opens. A promise it returns ends the authorization; `auth-popup` reports to the hub instead. */
  open?(request: { id: string; session: string; tips: AuthTips }): unknown
  /** Called to show the current step where there is no `open`. */
  nextStep?(): unknown
  close?(): unknown
}

/** The pop-up on the page that asked. */
export function popupUi(platform: Platform, name: string): AuthUi {
  return (request) => {
    const { id, session, tips, page, flow, settle } = request
    const onStack = () => page !== undefined && platform.pages().indexOf(page) >= 0
    const popup = onStack() && (page?.selectComponent?.(`#${name}`) as AuthPopupComponent | null | undefined)
    if (!popup) return Promise.resolve(undefined)
    popup.setMustAuthStep?.(flow.state.target)
    const opened = popup.open ? popup.open({ id, session, tips }) : popup.nextStep?.()
    const { then } = Object(opened) as Partial<PromiseLike<AuthOutcome | undefined>>
    if (typeof then === 'function') {
      then.call(
        opened,
        (outcome) => {
          if (outcome && typeof outcome.succeeded === 'boolean') settle(outcome)
        },
        () => {
          settle({ succeeded: false })
        },
      )
    }
    return Promise.resolve({ alive: onStack, close: () => popup.close?.() })
  }
}

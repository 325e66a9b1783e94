import type { FakeWx } from '@menjin/wx-testkit'
import { findFlow, notifyHub, type AuthFlow } from '../../src/controllers.js'

/** The `auth-popup` of a test: what the real component does, without looks. */
export interface Popup {
  isOpen: boolean
  openings: number
  closings: number
  target: unknown
  tips: { title: string; content: string; confirmTxt: string } | undefined
  id: string
  readonly flow: AuthFlow
  open(request: { id: string; session: string; tips: NonNullable<Popup['tips']> }): void
  close(): void
  setMustAuthStep(step: unknown): void
  /** The user taps the mask. */
  dismiss(): void
}

/** Puts a pop-up on the page on top. */
export function mountPopup(fake: FakeWx, selector = '#auth-popup'): Popup {
  const popup: Popup = {
    isOpen: false,
    openings: 0,
    closings: 0,
    target: undefined,
    tips: undefined,
    id: '',
    get flow() {
      const flow = findFlow(popup.id, fake.wx)
      if (!flow) throw new Error('There is no flow')
      return flow
    },
    open: ({ id, tips }) => {
      Object.assign(popup, { isOpen: true, openings: popup.openings + 1, id, tips })
    },
    close: () => {
      Object.assign(popup, { isOpen: false, closings: popup.closings + 1 })
    },
    setMustAuthStep: (step) => {
      popup.target = step
    },
    dismiss: () => {
      notifyHub(popup.id, { succeeded: false }, fake.wx)
    },
  }
  fake.navigation.mount(selector, popup)
  return popup
}

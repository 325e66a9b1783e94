import type { Instance } from './define.js'

/** An agreement of the app. */
export interface Term {
  /** Such as `《用户协议》`. */
  name: string
  /** Page of this mini program that shows it. Without one, the event `terms` tells which was tapped. */
  path?: string
}

/** Properties of components with an agreement check-box. It is never ticked for the user. */
export const TERMS_PROPERTIES = {
  /** No box without terms. */
  terms: { type: Array, value: [] },
  /** The user has already agreed, elsewhere in the same flow. */
  accepted: Boolean,
}

export interface TermsData {
  terms: readonly Term[]
  accepted: boolean
  ticked: boolean
  /** The user tapped a button before ticking the box. */
  termsMissing: boolean
}

export const TERMS_DATA = { ticked: false, termsMissing: false }

type Self = Instance<TermsData>

/** Whether the user still has to tick the box. */
export function termsOpen({ terms, accepted, ticked }: TermsData): boolean {
  return !!terms && terms.length > 0 && !accepted && !ticked
}

/** Shows that the box has to be ticked first, and tells the page. Returns whether it has. */
export function termsHold(self: Self): boolean {
  const open = termsOpen(self.data)
  if (open) {
    self.setData({ termsMissing: true })
    self.triggerEvent('termsrequired')
  }
  return open
}

/** Handlers of shared/terms.wxml. */
export const termsMethods = {
  onTick(this: Self): void {
    const ticked = !this.data.ticked
    this.setData({ ticked, termsMissing: false })
    this.triggerEvent('accept', { accepted: ticked })
  },
  onTerm(this: Self, event: { currentTarget: { dataset: { index: number } } }): void {
    this.triggerEvent('terms', this.data.terms[event.currentTarget.dataset.index])
  },
}

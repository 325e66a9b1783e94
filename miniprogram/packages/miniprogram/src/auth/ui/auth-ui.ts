import type { PageLike } from '../../platform/wx-like.js'
import type { AuthFlow } from '../../controllers/auth-flow.js'
import type { AuthOutcome } from '../page-hub.js'
import type { AuthTips } from '../tips.js'

/** How the authorization shows itself. The values are the articles'. */
export const AuthDisplayMode = { POPUP: 'button', PAGE: 'page' } as const
export type AuthDisplayMode = (typeof AuthDisplayMode)[keyof typeof AuthDisplayMode]

/** What a UI gets to show. */
export interface AuthUiRequest {
  /** Tells openings apart; to be reported to the hub. */
  readonly id: string
  /** Name of the session, for the registry. */
  readonly session: string
  /** Takes the user's data and knows the current step. */
  readonly flow: AuthFlow
  readonly tips: AuthTips
  /** The page that asked. */
  readonly page: PageLike | undefined
  /** Ends the authorization with this outcome; calls after the first do nothing. */
  settle(outcome: AuthOutcome): void
}

/** A UI on the screen. */
export interface AuthUiHandle {
  /** False when the UI's page has gone away without a word. */
  alive(): boolean
  /** Takes the UI off the screen. */
  close(): unknown
}

/** Shows a UI; `undefined` if it cannot be shown here, so that the next one is tried. Rejects with typed errors. */
export type AuthUi = (request: AuthUiRequest) => Promise<AuthUiHandle | undefined>

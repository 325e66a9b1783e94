import { InternalError } from '../../errors/internal.js'
import { isMenjinError, type MenjinError } from '../../errors/menjin-error.js'
import type { AuthOutcome } from '../page-hub.js'
import type { AuthUi, AuthUiRequest } from './auth-ui.js'

/**
 * The application's own UI. It resolves with what the user gave (`data`: `nickname`, `avatarUrl`, `code` or the event's
 * detail), or drives `request.flow` itself and resolves without data.
 */
export type UserAuthHandler = (request: AuthUiRequest) => Promise<AuthOutcome>

/** @param fail ends the authorization with an error */
export function customUi(handler: UserAuthHandler, fail: (error: MenjinError) => void): AuthUi {
  return (request) => {
    Promise.resolve()
      .then(() => handler(request))
      .then(request.settle, (cause: unknown) => {
        fail(isMenjinError(cause) ? cause : new InternalError({ cause }))
      })
    return Promise.resolve({ alive: () => true, close: () => undefined })
  }
}

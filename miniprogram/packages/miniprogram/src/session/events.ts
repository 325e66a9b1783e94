import type { MenjinError } from '../errors/menjin-error.js'
import type { User } from '../http/contract.js'
import type { PageLike } from '../platform/wx-like.js'
import type { StatusValue } from './status.js'

/** How a login came about. */
export type LoginVia = 'stored' | 'silent' | 'interactive'

/** Why a login ended. */
export type LogoutReason = 'logout' | 'account-switch' | 'account-closed' | 'revoked'

/** What a session reports with `on`. */
export interface SessionEvents {
  /** A new login was granted and stored. */
  login: { readonly user: User; readonly created: boolean; readonly page: PageLike | undefined }
  /**
   * Where the login stands: once for all callers that share it. `page` is the one that asked, `error` comes with `fail`.
   */
  status: {
    readonly state: StatusValue
    readonly error?: MenjinError | undefined
    readonly page: PageLike | undefined
  }
  logout: { readonly reason: LogoutReason }
  /** The stored user changed; `undefined` after a logout. */
  user: User | undefined
  /** `currentAuthStep()` changed. It can also fall: logging out or unbinding the phone lowers it. */
  step: { readonly step: number; readonly previous: number }
  /** Something failed that nobody waits for: storage, a hook, the server's part of a logout. */
  error: MenjinError
}

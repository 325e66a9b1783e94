import type { Middleware } from '../http/middleware.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { WxResponse } from '../http/response.js'
import type { CustomTransport } from '../http/transport.js'
import type { Verdict } from '../http/verdict.js'
import type { Clock } from '../platform/clock.js'
import type { WxLike } from '../platform/wx-like.js'
import type { AuthEngine } from './engine.js'
import type { Logger } from './logger.js'
import type { SessionStorage } from './session-storage.js'

/** What `createSession` takes. Only `source` and `baseUrl` are required. */
export interface SessionOptions {
  /** The server's alias of this mini program. One back end can serve several. */
  source: string
  /** Where Menjin's server is, such as `https://api.example.com`. */
  baseUrl: string
  /** Tells sessions of one mini program apart. Default: `source`. */
  name?: string
  /** `wx`, or what looks like it. Default: the global `wx`. */
  wx?: WxLike
  /** Default: the global `getCurrentPages`. */
  getCurrentPages?: () => readonly unknown[]
  /** Default: the clock of the machine. */
  clock?: Clock
  /** Random numbers from 0 to 1, for identifiers that need not be secret. Default: `Math.random`. */
  random?: () => number
  /** Default: `wx` storage, encrypted where the base library can. */
  storage?: SessionStorage
  /** Replaces `wx.request`, `wx.uploadFile` and `wx.downloadFile`. */
  transport?: CustomTransport
  /** Default: silent. */
  logger?: Logger

  /** Further origins that may get the token, such as `https://orders.example.com`. */
  trustedOrigins?: readonly string[]
  /** Headers of every request to `baseUrl`, such as a tenant. */
  headers?: Readonly<Record<string, string>> | (() => Readonly<Record<string, string>>)
  /** The headers that carry the token. Default: `Authorization: Bearer <token>`. */
  authorization?: (token: string) => Readonly<Record<string, string>>
  /** Header that carries the visitor's anonymous id on requests without a login. Default: none. */
  anonymousHeader?: string
  /** Wraps every request made with the session. */
  middleware?: readonly Middleware[]
  /**
   * Reads what an answer means. Return `undefined` for the default reading: HTTP 401 and the codes `AUTH_EXPIRED`,
   * `AUTH_INVALID` mean an expired login.
   */
  verdict?: (response: WxResponse, request: SessionRequestOptions) => Verdict | undefined

  /** Sign-in methods beside `wechat`. */
  engines?: Readonly<Record<string, AuthEngine>>
  /** Whether a server's word that the session was ended elsewhere logs in again (default) or logs out. */
  onRevoked?: 'relogin' | 'logout'
  /** Whether an expired login is renewed in the background when the app comes to the front. Default: true. */
  renewOnShow?: boolean

  /** Limit of one `wx.login`, milliseconds. Default: 10 000. */
  loginTimeout?: number
  /** Limit of one request of the SDK's own, milliseconds. Default: 15 000. */
  apiTimeout?: number
  /** A login is renewed so many milliseconds before it expires. Default: 60 000, at most a tenth of its life. */
  renewBefore?: number
  /** How many callers may wait for one login. Default: 100. */
  maxWaiters?: number
  /** How many logins may run in `refreshLoginFuseWindow` before the fuse blows. Default: 3. */
  refreshLoginFuseLine?: number
  /** Milliseconds. Default: 60 000. */
  refreshLoginFuseWindow?: number
  /** How long a blown fuse stays blown, milliseconds. Default: 5 000. */
  refreshLoginFuseRestoreTime?: number
  /** How long a tap may hold logins back while its data is opened, milliseconds. Default: 30 000. */
  maxHold?: number
  /** How long anybody waits for the user at most, milliseconds. Default: 300 000. */
  uiTimeout?: number
}

/** The options with every default filled in, once. */
export type ResolvedOptions = Required<Omit<SessionOptions, OptionalOptions | 'wx' | 'getCurrentPages'>> &
  Pick<SessionOptions, OptionalOptions>

type OptionalOptions = 'anonymousHeader' | 'transport' | 'storage'

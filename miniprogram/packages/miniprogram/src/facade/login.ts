import type { MustAuthOptions } from '../auth/options.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { RequestPromise } from '../http/requests.js'
import type { WxResponse } from '../http/response.js'
import type { LogoutOptions, LogoutResult } from '../session/core-session.js'
import type { LoginOptions, LoginResult } from '../session/login-service.js'
import { createSession, type FullSessionOptions, type Session } from '../session/session.js'
import { notConfigured, type Configurable } from './require-config.js'

/** The second article's surface over one session. */
export interface LoginFacade extends Configurable {
  /**
   * Must come before every other call. A second call starts over: the first session is disposed of, and what it had
   * under way rejects with `SupersededError`.
   */
  config(options: FullSessionOptions): Session
  /** The session behind it; `undefined` before `config`. */
  readonly session: Session | undefined
  login(options?: LoginOptions & MustAuthOptions): Promise<LoginResult>
  /** Whether a login is stored that can be used now. */
  checkLogin(): Promise<boolean>
  request<T = unknown>(options: SessionRequestOptions<T>): Promise<WxResponse<T>> | RequestPromise<T>
  requestWithLogin<T = unknown>(options: SessionRequestOptions<T>): Promise<WxResponse<T>> | RequestPromise<T>
  mustAuth(options?: MustAuthOptions): Promise<number>
  logout(options?: LogoutOptions): Promise<LogoutResult>
}

/** Makes a façade. There is a ready-made one, `Login`; a second one keeps two back ends apart. */
export function createLogin(): LoginFacade {
  let session: Session | undefined
  const configured = <R>(use: (session: Session) => Promise<R>): Promise<R> =>
    session ? use(session) : Promise.reject(notConfigured())
  return {
    config: (options) => {
      session?.dispose()
      session = createSession(options)
      return session
    },
    checkConfig: () => session !== undefined,
    get session() {
      return session
    },
    login: (options) => configured((found) => found.login(options as LoginOptions)),
    checkLogin: () => configured((found) => found.ready.then(() => found.loggedIn)),
    request: (options) => configured((found) => found.request(options)),
    requestWithLogin: (options) => configured((found) => found.requestWithLogin(options)),
    mustAuth: (options) => configured((found) => found.mustAuth(options)),
    logout: (options) => configured((found) => found.logout(options)),
  }
}

/** The façade that most programs need: `Login.config({ … })`, then `Login.login()` and `Login.requestWithLogin()`. */
export const Login: LoginFacade = /* @__PURE__ */ createLogin()

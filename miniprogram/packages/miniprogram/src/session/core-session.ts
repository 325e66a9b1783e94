import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import { InternalError } from '../errors/internal.js'
import type { Admission } from '../http/admission.js'
import type { User } from '../http/contract.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import { createRequests, type RequestPromise, type Requests } from '../http/requests.js'
import type { Cancellable } from './cancellable.js'
import type { SessionEvents } from './events.js'
import { createLoginService, type LoginService, type LoginOptions, type LoginResult } from './login-service.js'
import type { SessionOptions } from './options.js'
import { createParts } from './create-parts.js'
import type { SessionParts } from './session-parts.js'
import { watchVisibility, type Visibility } from './visibility.js'

/** What a logout can be told. */
export interface LogoutOptions {
  /** Ends the sessions of all devices. Default: false. */
  everywhere?: boolean
  /**
   * Whether nothing logs in silently until the user asks for it, also after a restart (default). With `false` the next
   * request that needs a login simply logs in again.
   */
  needClearAuth?: boolean
}

/** How a logout went. The device is logged out in any case. */
export interface LogoutResult {
  /** Whether the server has ended the session too. */
  readonly ended: boolean
  readonly error?: MenjinError
}

/**
 * Login and requests, without user interface. Everything it hands out settles: a promise ends
 * by its outcome, by a time limit, by a logout or by `dispose()`.
 */
export class CoreSession {
  /** Resolves when the stored login has been read; `user`, `getToken()` and the steps are known from then on. */
  readonly ready: Promise<void>
  /** @internal */
  readonly _parts: SessionParts
  /** @internal */
  readonly _logins: LoginService
  /** @internal */
  readonly _requests: Requests

  private readonly _visibility: Visibility

  constructor(options: SessionOptions) {
    const parts = createParts(options)
    this._parts = parts
    this.ready = parts.store.ready
    this._logins = createLoginService(parts)
    this._visibility = watchVisibility(parts.platform, parts.options.uiTimeout, () => {
      this._onShow()
    })
    this._requests = createRequests(parts, this._logins, this._visibility)
  }

  /** The name that tells sessions apart. */
  get name(): string {
    return this._parts.options.name
  }

  /** The stored user; kept when the login expires, gone after a logout. */
  get user(): User | undefined {
    return this._parts.store.user
  }

  /** Identifies the device before anybody is logged in; sent with every login. */
  get anonymousId(): string {
    return this._parts.store.anonymousId
  }

  /** Whether a login is stored that can be used now. */
  get loggedIn(): boolean {
    return this._parts.store.usableToken !== undefined
  }

  /** The stored token if it can be used now, for code that cannot go through `request`. */
  getToken(): string | undefined {
    return this._parts.store.usableToken
  }

  /** Logs in as `mode` says. Calls made while one runs share it. */
  login(options: LoginOptions = {}): Cancellable<LoginResult> {
    return this._logins.login(options)
  }

  /** Resolves at once when logged in, and logs in otherwise. Does not undo a logout. */
  ensureLogin(options: LoginOptions = {}): Cancellable<LoginResult> {
    return this._logins.login(options, true)
  }

  /** Gets a new login, without UI. */
  refreshLogin(): Promise<LoginResult> {
    return this._logins.refresh()
  }

  /** Holds `wx.login` back from a tap until its encrypted data has been opened; returns the release. */
  holdLogin(): () => void {
    return this._parts.gate.hold()
  }

  /** `wx.request` with a login around it. Resolves for any HTTP status but a refused login, like `wx.request`. */
  request<T = unknown>(options: SessionRequestOptions<T>): RequestPromise<T> {
    return this._requests.send('request', options)
  }

  uploadFile<T = unknown>(options: SessionRequestOptions<T> & { filePath: string; name: string }): RequestPromise<T> {
    return this._requests.send('uploadFile', options)
  }

  downloadFile<T = unknown>(options: SessionRequestOptions<T>): RequestPromise<T> {
    return this._requests.send('downloadFile', options)
  }

  /** `request` that always logs in first. */
  requestWithLogin<T = unknown>(options: SessionRequestOptions<T>): RequestPromise<T> {
    return this._requests.send('request', Object.assign({}, options, { needLogin: true }))
  }

  /** Lets a request of another library through; see the adapters. */
  admit(request: SessionRequestOptions): Admission {
    return this._requests.admit(request)
  }

  /**
   * Logs out. The device is logged out at once and in any case; logins and requests under way are superseded. Never
   * rejects.
   */
  async logout({ everywhere = false, needClearAuth = true }: LogoutOptions = {}): Promise<LogoutResult> {
    const { store, api } = this._parts
    // Before the storage is read the token is not known; the generation rises now all the same.
    let token = store.storedToken
    this._logins.end(needClearAuth, 'logout')
    if (!token) {
      await store.ready
      token = store.unreadToken
    }
    if (!token) return { ended: true }
    try {
      await api.call('POST', '/v1/logout', { everywhere }, { token })
      return { ended: true }
    } catch (cause) {
      const error = isMenjinError(cause) ? cause : new InternalError({ cause })
      // A token that the server does not know any more is as good as ended.
      return error.code === 'auth_expired' ? { ended: true } : { ended: false, error }
    }
  }

  /** Subscribes to an event; returns the unsubscribe. */
  on<K extends keyof SessionEvents>(type: K, handler: (event: SessionEvents[K]) => void): () => void {
    return this._parts.events.on(type, handler)
  }

  /** Ends everything: waiters are rejected with `SupersededError`, listeners removed. The stored login stays. */
  dispose(): void {
    const { store, events } = this._parts
    store.dispose()
    this._visibility.dispose()
    this._logins.reset()
    events.clear()
  }

  /** Timers do not run in the background, so expiry is looked at when the app comes back. */
  private _onShow(): void {
    const { store, options } = this._parts
    if (!store.storedToken || store.usableToken) return
    this._logins.lapse()
    if (options.renewOnShow) this._logins.login({ mode: 'silent' }, true).catch(() => undefined)
  }
}

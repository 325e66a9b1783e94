import { InternalError } from '../errors/internal.js'
import { LoggedOutError } from '../errors/logged-out.js'
import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import type { NotRegisteredError } from '../errors/not-registered.js'
import { ServerError } from '../errors/server.js'
import { SupersededError } from '../errors/superseded.js'
import type { Grant, User } from '../http/contract.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { PageLike } from '../platform/wx-like.js'
import { cancellable, type Cancellable, type OnCancel } from './cancellable.js'
import type { LoginVia, LogoutReason } from './events.js'
import { allowsUi, isForced, type LoginMode } from './login-mode.js'
import type { SessionParts } from './session-parts.js'
import { createSilentFlight, type FlightOptions } from './silent-flight.js'
import type { StatusValue } from './status.js'

/** What a login can be told. */
export interface LoginOptions extends FlightOptions {
  /** Default: `common`. */
  mode?: LoginMode | undefined
  /** Called if this login fails; the other callers of a shared login have their own. */
  failAction?: ((error: MenjinError) => void) | undefined
  /** The page that asked, where the call comes later. @internal */
  _issuer?: PageLike | undefined
}

/** How a login ended well. */
export interface LoginResult {
  readonly user: User
  readonly token: string
  /** Whether the account is new. */
  readonly created: boolean
  readonly via: LoginVia
}

/** Shows the authorization UI for a login and resolves when the person is logged in. */
export interface Interactor {
  /** The registration that is on the screen now. */
  readonly pending: NotRegisteredError | undefined
  run(
    reason: NotRegisteredError | undefined,
    options: LoginOptions,
    issuer: PageLike | undefined,
    onCancel: OnCancel,
  ): Promise<void>
  /** An answer demands a step. Resolves with true if the answer is the caller's, with false to send once more. */
  stepRequired(
    missing: readonly string[],
    request: SessionRequestOptions,
    issuer: PageLike | undefined,
    onCancel: OnCancel,
  ): Promise<boolean>
}

/** Logs in: the stored login, else the shared silent flight, else, where mode and server say so, the UI. */
export interface LoginService {
  /** Without one, a login that needs UI rejects with `NotRegisteredError`. */
  interactor: Interactor | undefined
  /** @param implicit nobody asked for a login as such: a request needs one */
  login(options?: LoginOptions, implicit?: boolean): Cancellable<LoginResult>
  /** Gets a new login without asking the user. */
  refresh(): Promise<LoginResult>
  /** Wraps each renewal of a refused or expired login; the full session tells its hooks here. */
  renewing<T>(login: () => Promise<T>): Promise<T>
  /** May turn a grant down by rejecting, before anything of it is stored. */
  examine(grant: Grant): unknown
  /**
   * Takes a grant over; one that comes too late or is turned down is given back, so that no session is left behind.
   *
   * @param check throws if the grant comes too late
   */
  accept(grant: Grant, check: () => void): Promise<void>
  /** The login has expired; one under way goes on. */
  lapse(): void
  /**
   * Ends the login on this device; nothing is under way any more.
   *
   * @param needClearAuth whether nothing logs in silently until the user asks for it
   */
  end(needClearAuth: boolean, reason: LogoutReason): void
  /** Nothing is under way any more. */
  reset(): void
}

export function createLoginService(parts: SessionParts): LoginService {
  const { store, gate, api, events, platform, fuse } = parts
  let state: StatusValue = 'idle'
  let active = 0
  let page: PageLike | undefined

  const enter = (next: StatusValue, error?: MenjinError) => {
    if (next === state) return
    state = next
    events.emit('status', { state, error, page })
  }

  /** The stored login, if it can be used now. */
  const stored = (): LoginResult | undefined => {
    const { usableToken: token, user } = store
    return token && user ? { token, user, created: false, via: 'stored' } : undefined
  }

  const accept = async (grant: Grant, check: () => void) => {
    const { token, expiresIn, user, created } = grant ?? {}
    if (!token || !(expiresIn > 0) || !user?.id) throw new ServerError(200)
    try {
      check()
      await service.examine(grant)
      check()
    } catch (error) {
      api.call('POST', '/v1/logout', {}, { token }).catch(() => undefined)
      throw error
    }
    gate.keyInDoubt = false
    store.accept(grant)
    enter('success')
    events.emit('login', { user, created, page })
  }

  const flight = createSilentFlight(parts, accept)

  const obtain = async (
    mode: LoginMode,
    loginOptions: LoginOptions,
    issuer: PageLike | undefined,
    onCancel: OnCancel,
  ): Promise<LoginResult> => {
    const { interactor } = service
    let reason = isForced(mode) ? undefined : interactor?.pending
    let grant: Grant | undefined
    try {
      if (reason) throw reason
      grant = await flight.join(loginOptions)
    } catch (error) {
      // Without a ticket registration is closed, and no UI would help.
      if (!isMenjinError(error, 'not_registered') || !error.ticket || !interactor || !allowsUi(mode)) throw error
      reason = error
    }
    if (interactor && (!grant || mode === 'forceAuth')) {
      await interactor.run(reason, loginOptions, issuer, onCancel)
      const result = stored()
      if (!result) throw new SupersededError('logout')
      return Object.assign(result, { created: !grant, via: 'interactive' as const })
    }
    const { token, user, created } = grant as Grant
    return { token, user, created, via: 'silent' }
  }

  /** One status for all logins that run at the same time. */
  const track = async (login: Promise<LoginResult>, issuer: PageLike | undefined): Promise<LoginResult> => {
    active++
    if (state !== 'ing') page = issuer
    enter('ing')
    try {
      const result = await login
      // Its UI may have outlasted another login that failed meanwhile.
      if (active === 1 && state === 'ing') enter('success')
      return result
    } catch (cause) {
      const error = isMenjinError(cause) ? cause : new InternalError({ cause })
      // Whoever is overtaken by a logout has no say in the state any more.
      if (active === 1 && state === 'ing' && error.code !== 'superseded') {
        if (stored()) enter('success')
        else enter('fail', error)
      }
      throw error
    } finally {
      active--
    }
  }

  const perform = async (
    loginOptions: LoginOptions,
    issuer: PageLike | undefined,
    onCancel: OnCancel,
  ): Promise<LoginResult> => {
    const { mode = 'common', implicit } = loginOptions
    await store.opened()
    const found = isForced(mode) ? undefined : stored()
    if (found) {
      enter('success')
      return found
    }
    if (store.loggedOut) {
      if (implicit || mode === 'silent') throw new LoggedOutError()
      store.loggedOut = false
    }
    return track(obtain(mode, loginOptions, issuer, onCancel), issuer)
  }

  const login = (loginOptions: LoginOptions = {}, implicit = false) => {
    // Captured now: by the time a UI opens, another page may be on top.
    const { _issuer: issuer = platform.topPage() } = loginOptions
    const promise = cancellable((onCancel) => perform(Object.assign({}, loginOptions, { implicit }), issuer, onCancel))
    if (loginOptions.failAction) promise.catch(loginOptions.failAction)
    return promise
  }

  const service: LoginService = {
    interactor: undefined,
    login,
    refresh: () => service.renewing(() => login({ mode: 'forceSilent' }, true)),
    renewing: (renew) => renew(),
    examine: () => undefined,
    accept,
    lapse: () => {
      if (state !== 'ing') enter('idle')
    },
    end: (needClearAuth, reason) => {
      store.loggedOut = needClearAuth
      fuse.refill()
      service.reset()
      store.end(reason)
    },
    reset: () => {
      flight.abandon()
      enter('idle')
    },
  }
  return service
}

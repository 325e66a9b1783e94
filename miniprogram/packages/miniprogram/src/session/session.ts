import { createAuthorization, type Authorization } from '../auth/authorization.js'
import type { AuthorizationOptions, MustAuthOptions } from '../auth/options.js'
import type { PageHub } from '../auth/page-hub.js'
import { Steps, type AuthTarget, type StepDefinition } from '../auth/steps.js'
import type { AuthFlow } from '../controllers/auth-flow.js'
import { AddOnRefusedError } from '../errors/add-on-refused.js'
import type { MenjinError } from '../errors/menjin-error.js'
import { SupersededError } from '../errors/superseded.js'
import type { DeviceSession, ExportedData, User } from '../http/contract.js'
import { isAtLeast } from '../platform/environment.js'
import { FEATURES, type Feature } from '../platform/features.js'
import { register, registryOf } from '../registry/registry.js'
import { createAccount, type Account } from './account.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { RequestPromise } from '../http/requests.js'
import type { WxResponse } from '../http/response.js'
import { cancellable, type Cancellable } from './cancellable.js'
import { CoreSession } from './core-session.js'
import { runHook, type LoginHooks, type LoginStepAddOn } from './hooks.js'
import type { LoginOptions, LoginResult } from './login-service.js'
import type { SessionOptions } from './options.js'
import { createSessionKeyGuard, type SessionKeyGuard } from './session-key.js'
import { Status } from './status.js'
import { ride, type Piggyback } from './piggyback.js'
import type { PhoneInput, ProfileInput } from './user-input.js'

/** What `createSession` takes. */
export interface FullSessionOptions extends SessionOptions, AuthorizationOptions {
  /** The steps of the authorization, in order. Default: `['profile', 'phone']`. */
  steps?: readonly (string | StepDefinition)[]
  /** Can turn a successful login down, before anything of it is stored. */
  loginStepAddOn?: LoginStepAddOn
  hooks?: LoginHooks
  /** For requests with `piggyback: true`: the login code rides with them instead of a request of its own. */
  piggyback?: Piggyback
}

/** A session with everything: login and requests, the person's data, and the step-wise authorization. */
export class Session extends CoreSession {
  /**
   * `status.login` follows the login, `status.auth` the authorization. Put it on your app: `App({ status })`.
   */
  readonly status: { readonly login: Status; readonly auth: Status }
  /** Where an authorization page reports its outcome. */
  readonly userAuthHub: PageHub
  /** @internal */
  readonly _steps: Steps

  private readonly _account: Account
  private readonly _authorization: Authorization
  private readonly _keyGuard: SessionKeyGuard
  private readonly _leave: () => void
  private readonly _piggyback: Piggyback | undefined

  constructor(options: FullSessionOptions) {
    super(options)
    const { _parts: parts, _logins: logins } = this
    const { clock, uiTimeout: timeout } = parts.options
    const registry = registryOf(parts.platform.wx)
    this.status = { login: new Status('login', { clock, timeout }), auth: new Status('auth', { clock, timeout }) }
    this.userAuthHub = registry.hub
    this._steps = new Steps(options.steps ?? ['profile', 'phone'])
    this._account = createAccount(parts, logins, this._requests)
    this._keyGuard = createSessionKeyGuard(parts, logins, this._requests)
    this._authorization = createAuthorization({
      parts,
      logins,
      account: this._account,
      steps: this._steps,
      status: this.status.auth,
      hub: registry.hub,
      options,
      hooks: options.hooks ?? {},
      publish: (id, flow) => {
        if (flow) registry.flows[id] = flow
        else delete registry.flows[id]
      },
    })
    logins.interactor = this._authorization
    logins.examine = async (grant) => {
      const answer = await options.loginStepAddOn?.(grant)
      if (answer?.ok === false) throw new AddOnRefusedError(answer.code, answer.message)
    }
    this._piggyback = options.piggyback
    this._follow(options.hooks ?? {})
    this._leave = register(registry, this)
  }

  /** Whether the profile step is done. */
  hasUser(): boolean {
    return this.user?.steps.profile === true
  }

  /** Whether a phone is bound. */
  hasPhone(): boolean {
    return this.user?.steps.phone === true
  }

  /** Anonymous: nobody is known. Visitor: logged in silently only. Member: has bound a phone. */
  get role(): 'anonymous' | 'visitor' | 'member' {
    return this.hasPhone() ? 'member' : this.user ? 'visitor' : 'anonymous'
  }

  /** How far the stored user has come: steps done in the configured order, plus one. */
  currentAuthStep(): number {
    return this._steps.current(this.user)
  }

  /** The same by its older name. */
  getAuthStep(): number {
    return this.currentAuthStep()
  }

  /** Whether the base library of this device can do it. */
  supports(feature: Feature): boolean {
    return isAtLeast(this._parts.device().sdkVersion, FEATURES[feature])
  }

  override login(options: LoginOptions & MustAuthOptionsOfLogin = {}): Cancellable<LoginResult> {
    const login = super.login(options)
    const { phoneCode } = options
    if (!phoneCode) return login
    // Where the code could not ride with this very login, it is delivered after it.
    const bound = login.then(async (result) => {
      if (result.user.phone) return result
      const user = await this._account.updatePhone({ code: phoneCode })
      return Object.assign({}, result, { user })
    })
    return Object.assign(bound, { cancel: login.cancel })
  }

  /**
   * Makes sure that the demanded steps are done. Resolves at once if they are; else shows the UI and resolves with the
   * step reached. Rejects if the user leaves, or if there is no UI to show.
   */
  mustAuth(options?: MustAuthOptions): Cancellable<number> {
    return this._authorization.mustAuth(options)
  }

  /** Waits for an authorization that is already on the screen; opens none. Resolves with the step reached. */
  waitAuth(): Promise<number> {
    return this._authorization.waitAuth()
  }

  /** A flow of your own, for an `auth-flow` that stands on a page without `mustAuth`. Dispose it with the page. */
  createAuthFlow(target: AuthTarget): AuthFlow {
    return this._authorization.createFlow({ target })
  }

  /**
   * Makes sure that encrypted data can be opened. Call it when the button is shown, never after the tap.
   *
   * @param options.server also asks WeChat, through the server, about the key that the server holds
   */
  ensureSessionKey(options: { server?: boolean } = {}): Promise<void> {
    return this._keyGuard.ensure(options.server === true)
  }

  /** Fetches the user anew. */
  reloadUser(): Promise<User> {
    return this._account.reload()
  }

  /** Sends nickname and avatar. Given an event without data (a refusal), it sends nothing. */
  updateUser(input: ProfileInput): Promise<User | undefined> {
    return this._account.updateUser(input)
  }

  /** Binds the phone. Given an event without data (a refusal), it sends nothing. */
  updatePhone(input: PhoneInput): Promise<User | undefined> {
    return this._account.updatePhone(input)
  }

  unbindPhone(): Promise<User> {
    return this._account.unbindPhone()
  }

  /** Registers with the ticket of a `NotRegisteredError`, for a UI that is all your own. */
  register(ticket: string, input: PhoneInput & ProfileInput): Promise<User> {
    return this._account.register(ticket, input)
  }

  /** Opens encrypted data on the server, where the key is. */
  openData(encryptedData: string, iv: string): Promise<unknown> {
    return this._account.openData(encryptedData, iv)
  }

  /** Asks the server to close the account, and logs out. */
  async closeAccount(): Promise<{ closesAt?: string }> {
    const answer = await this._account.call<{ closesAt?: string }>('DELETE', '/v1/me', undefined, { replay: false })
    this._logins.end(true, 'account-closed')
    return answer
  }

  /** What the server keeps about the person. */
  exportData(): Promise<ExportedData> {
    return this._account.call('GET', '/v1/me/export')
  }

  /** The person's logins on all devices. */
  async listSessions(): Promise<readonly DeviceSession[]> {
    const { sessions } = await this._account.call<{ sessions: readonly DeviceSession[] }>('GET', '/v1/me/sessions')
    return sessions
  }

  /** Ends one of them. */
  async endSession(id: string): Promise<void> {
    await this._account.call('DELETE', `/v1/me/sessions/${encodeURIComponent(id)}`)
  }

  override request<T = unknown>(options: SessionRequestOptions<T>): RequestPromise<T> {
    const { _piggyback: piggyback } = this
    if (!options.piggyback || !piggyback) return super.request(options)
    const plain = Object.assign({}, options, { piggyback: false })
    const promise = cancellable(async (onCancel) => {
      const request = plain as SessionRequestOptions
      const ridden = (await ride(this._parts, this._logins, piggyback, request, onCancel)) as WxResponse<T> | undefined
      if (ridden) return ridden
      const sent = super.request<T>(plain)
      onCancel(sent.abort)
      return sent
    }, 'abort')
    return Object.assign(promise, { abort: promise.cancel })
  }

  override dispose(): void {
    this._leave()
    super.dispose()
    const error = new SupersededError('dispose')
    this.status.login.fail(error)
    this.status.auth.fail(error)
  }

  /** Makes the status, the steps and the hooks follow the events of the core. */
  private _follow(hooks: LoginHooks): void {
    const { status, _steps: steps, _logins: logins } = this
    const { events, store } = this._parts
    let step = 1
    const noteStep = () => {
      const previous = step
      step = steps.current(store.user)
      if (step !== previous) events.emit('step', { step, previous })
    }
    this.on('user', noteStep)
    this.on('status', ({ state, error, page }) => {
      if (state === 'idle') {
        status.login.reset()
        status.auth.reset()
      } else if (state === 'fail') {
        status.login.fail(error)
        if (error) runHook(hooks, page, 'onLoginFailed', error)
      } else {
        status.login[state]()
      }
    })
    this.on('login', ({ user, created, page }) => {
      runHook(hooks, page, 'onNewlyLogin', { user, created })
    })
    // Once for all renewals that run at the same time.
    let renewals = 0
    logins.renewing = (renew) => {
      if (renewals++ === 0) runHook(hooks, undefined, 'onRefreshStart')
      const end = (error?: MenjinError) => {
        if (--renewals === 0) runHook(hooks, undefined, 'onRefreshEnd', error)
      }
      const renewal = renew()
      renewal.then(() => {
        end()
      }, end)
      return renewal
    }
    void store.ready.then(() => {
      step = steps.current(store.user)
      if (store.usableToken && status.login.value === 'idle') status.login.success()
    })
  }
}

/** What a login that may show UI can be told about it. */
export type MustAuthOptionsOfLogin = Pick<MustAuthOptions, 'popupCompName' | 'authPage' | 'userAuthHandler' | 'tips'>

/**
 * Makes a session. It reads the stored login and subscribes to the app's life-cycle; `dispose()` ends everything.
 *
 * @example
 * ```ts
 * const session = createSession({ source: 'mall', baseUrl: 'https://api.example.com' })
 * const { data } = await session.request({ url: '/orders' })
 * ```
 */
export function createSession(options: FullSessionOptions): Session {
  return new Session(options)
}

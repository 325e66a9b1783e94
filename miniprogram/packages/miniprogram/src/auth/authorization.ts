import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import type { NotRegisteredError } from '../errors/not-registered.js'
import { createAuthFlow, type AuthFlow, type AuthFlowOptions } from '../controllers/auth-flow.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { PageLike } from '../platform/wx-like.js'
import type { Account } from '../session/account.js'
import { assertWanted, cancellable, type Cancellable, type OnCancel } from '../session/cancellable.js'
import { pageOptions, runHook, type LoginHooks } from '../session/hooks.js'
import { isForced } from '../session/login-mode.js'
import type { Interactor, LoginOptions, LoginService } from '../session/login-service.js'
import type { SessionParts } from '../session/session-parts.js'
import type { Status } from '../session/status.js'
import { openInteraction, type Interaction } from './interaction.js'
import type { AuthorizationOptions, AuthUiOptions, MustAuthOptions } from './options.js'
import type { PageHub } from './page-hub.js'
import { AuthStep, type AuthTarget, type Steps } from './steps.js'
import { TIPS, tipsFor } from './tips.js'
import { AuthDisplayMode, type AuthUi } from './ui/auth-ui.js'
import { customUi, type UserAuthHandler } from './ui/custom-ui.js'
import { pageUi } from './ui/page-ui.js'
import { popupUi } from './ui/popup-ui.js'

/** What the authorization works with. */
export interface AuthorizationParts {
  readonly parts: SessionParts
  readonly logins: LoginService
  readonly account: Account
  readonly steps: Steps
  readonly status: Status
  readonly hub: PageHub
  readonly options: AuthorizationOptions
  readonly hooks: LoginHooks
  /** Makes a flow known to components in other copies of this package. */
  publish(id: string, flow: AuthFlow | undefined): void
}

/** Demands steps of the user, and shows the UI for logins that need one. */
export interface Authorization extends Interactor {
  mustAuth(options?: MustAuthOptions): Cancellable<number>
  waitAuth(): Promise<number>
  createFlow(options: AuthFlowOptions): AuthFlow
}

/** With these errors there was no UI to show; the request that needed it gets its own answer instead. */
const NO_UI = /^(ui_missing|navigation_failed)$/

export function createAuthorization(own: AuthorizationParts): Authorization {
  const { parts, logins, account, steps, status, hub, options, hooks } = own
  const { store, platform, events } = parts
  let current: Interaction | undefined
  let registration: NotRegisteredError | undefined

  const isDone = (target: AuthTarget) => store.user !== undefined && !steps.missing(store.user, target).length

  const createFlow = (flowOptions: AuthFlowOptions): AuthFlow =>
    createAuthFlow(
      {
        store,
        steps,
        account,
        logins,
        onUser: (listener) => events.on('user', listener),
        onDone: () => {
          status.success()
          current?.check()
        },
      },
      flowOptions,
    )

  /** The UIs to try, in order: the call's, the page's, the program's handler; else pop-up and page. */
  const uisFor = (ui: AuthUiOptions, issuer: PageLike | undefined, fail: (error: MenjinError) => void): AuthUi[] => {
    const ofPage = pageOptions(issuer).userAuthHandler as UserAuthHandler | undefined
    const handler = ui.userAuthHandler ?? ofPage ?? options.userAuthHandler
    if (handler) return [customUi(handler, fail)]
    const authPage = ui.authPage ?? options.authPage
    const popup = popupUi(platform, ui.popupCompName ?? options.popupCompName ?? 'auth-popup')
    const page = authPage ? [pageUi(platform, authPage)] : []
    // A pop-up that is asked for by name of mode must be there; by default the page takes its place.
    if (ui.mode === AuthDisplayMode.POPUP) return [popup]
    return ui.mode === AuthDisplayMode.PAGE ? page : [popup, ...page]
  }

  const open = (flowOptions: AuthFlowOptions, ui: MustAuthOptions, issuer: PageLike | undefined): Interaction => {
    const id = parts.newId()
    const flow = createFlow(flowOptions)
    const defaults = Object.assign({}, TIPS[options.lang ?? 'zh'], options.userAuthTips)
    const fail = (error: MenjinError) => {
      interaction.end(error)
    }
    const interaction = openInteraction({
      clock: platform.clock,
      uiTimeout: parts.options.uiTimeout,
      flow,
      request: { id, session: parts.options.name, page: issuer, tips: tipsFor(defaults, issuer, ui.tips) },
      uis: uisFor(ui, issuer, fail),
      onEnd: (error) => {
        current = registration = undefined
        for (const stop of stops) stop()
        flow.dispose()
        own.publish(id, undefined)
        tell(error, issuer)
      },
    })
    const stops = [
      events.on('user', () => {
        interaction.check()
      }),
      hub.subscribe(id, (outcome) => {
        interaction.settle(outcome)
      }),
    ]
    own.publish(id, flow)
    status.ing()
    // A logout takes the UI away; the promise itself never settles otherwise.
    store.unlessEnded(new Promise<never>(() => undefined)).catch(fail)
    return interaction
  }

  const tell = (error: MenjinError | undefined, issuer: PageLike | undefined) => {
    if (!error) {
      status.success()
      runHook(hooks, issuer, 'onUserAuthSucceeded')
    } else if (error.code !== 'superseded') {
      status.fail(error)
      runHook(hooks, issuer, error.code === 'cancelled' ? 'onUserAuthCanceled' : 'onUserAuthFailed', error)
    }
  }

  /** Joins the UI on the screen, which then shows the higher target, or opens one. */
  const join = async (
    flowOptions: AuthFlowOptions,
    ui: MustAuthOptions,
    issuer: PageLike | undefined,
    onCancel: OnCancel,
    met: (flow: AuthFlow) => boolean,
  ): Promise<void> => {
    // No UI comes for whoever has given up while the silent part was under way.
    assertWanted(onCancel)
    registration ??= flowOptions.registration
    if (current) {
      const { flow } = current
      flow.setMustAuthStep(union(steps, flow.state.target, flowOptions.target))
    } else {
      current = open(flowOptions, ui, issuer)
    }
    const { flow } = current
    return store.unlessEnded(current.wait(() => met(flow), onCancel))
  }

  const demand = (target: AuthTarget, ui: MustAuthOptions, issuer: PageLike | undefined, onCancel: OnCancel) =>
    join({ target }, ui, issuer, onCancel, () => isDone(target))

  const mustAuth = async (ui: MustAuthOptions, issuer: PageLike | undefined, onCancel: OnCancel): Promise<number> => {
    const target = ui.step ?? ui.mustAuthStep ?? AuthStep.TWO
    steps.demanded(target)
    await store.opened()
    assertWanted(onCancel)
    if (!isDone(target) && !store.usableToken) {
      // Explicit: whoever lets the user do a step has been asked for a login. If that needs UI, the same UI goes on to
      // the step.
      const options: LoginOfMustAuth = { _issuer: issuer, _demand: { target, ui } }
      const login = logins.login(options)
      onCancel(login.cancel)
      await login
    }
    if (!isDone(target)) await demand(target, ui, issuer, onCancel)
    return steps.current(store.user)
  }

  const authorization: Authorization = {
    get pending() {
      return current?.flow.state.registering ? registration : undefined
    },
    createFlow,
    mustAuth: (ui = {}) => {
      const issuer = platform.topPage()
      const call = cancellable((onCancel) => mustAuth(ui, issuer, onCancel))
      if (ui.failAction) call.catch(ui.failAction)
      return call
    },
    waitAuth: async () => {
      await store.ready
      if (current) await status.next()
      return steps.current(store.user)
    },
    run: (reason, login: LoginOfMustAuth, issuer, onCancel) => {
      const { _demand: demanded, mode = 'common' } = login
      const redo = !reason
      // A login that was there before does not do for a forced one.
      const before = isForced(mode) ? store.storedToken : undefined
      const missing = reason ? reason.missing.filter((name) => steps.has(name)) : steps.all.length + 1
      const target = demanded ? union(steps, missing, demanded.target) : missing
      const ui = demanded ? demanded.ui : withoutMode(login)
      return join({ target, registration: reason, redo }, ui, issuer, onCancel, (flow) => {
        if (redo) return flow.state.done
        const { usableToken } = store
        return usableToken !== undefined && usableToken !== before && (!demanded || isDone(demanded.target))
      })
    },
    stepRequired: async (missing, request: SessionRequestOptions, issuer, onCancel) => {
      const known = missing.length && missing.every((name) => steps.has(name))
      if (!known || request.autoAuth === false || request.replay === false) return true
      try {
        // The server knows better than the stored user, which another device may have outdated.
        if (isDone(missing)) await account.reload()
        if (!isDone(missing)) await demand(missing, {}, issuer, onCancel)
        return false
      } catch (error) {
        if (isMenjinError(error) && NO_UI.test(error.code)) return true
        throw error
      }
    },
  }
  return authorization
}

/** A login that `mustAuth` asks for: its UI, if it needs one, goes on to the demanded step. */
interface LoginOfMustAuth extends LoginOptions, Omit<MustAuthOptions, 'mode' | 'failAction'> {
  _demand?: { readonly target: AuthTarget; readonly ui: MustAuthOptions }
}

/** `mode` of a login is another thing than `mode` of a UI. */
function withoutMode(login: LoginOfMustAuth): MustAuthOptions {
  return Object.assign({}, login, { mode: undefined })
}

/** What demands both. */
function union(steps: Steps, first: AuthTarget, second: AuthTarget): AuthTarget {
  if (typeof first === 'number' && typeof second === 'number') return Math.max(first, second)
  const names = steps
    .demanded(first)
    .concat(steps.demanded(second))
    .map(({ name }) => name)
  return steps.all.map(({ name }) => name).filter((name) => names.indexOf(name) >= 0)
}

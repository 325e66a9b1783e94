import type { AuthTarget, Steps } from '../auth/steps.js'
import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import { InternalError } from '../errors/internal.js'
import type { NotRegisteredError } from '../errors/not-registered.js'
import type { Account } from '../session/account.js'
import { guarded } from '../session/guarded.js'
import type { LoginService } from '../session/login-service.js'
import type { SessionStore } from '../session/session-store.js'
import { readPhone, readProfile, type PhoneInput, type ProfileInput } from '../session/user-input.js'

/** What an authorization UI has to show. */
export interface AuthFlowState {
  /** The step to show now; `undefined` when all that is demanded is done. */
  readonly step: string | undefined
  /** The steps that are left, `step` first. */
  readonly remaining: readonly string[]
  readonly done: boolean
  /** Whether the server is being asked; buttons should wait. */
  readonly busy: boolean
  /** Why the last attempt failed; gone with the next one. */
  readonly error: MenjinError | undefined
  /** Whether the person has no account yet. */
  readonly registering: boolean
  readonly target: AuthTarget
}

/** What the user gives in a step, or the event that brings it. */
export type StepInput = ProfileInput & PhoneInput & Readonly<Record<string, unknown>>

/** Leads through the demanded steps, without any user interface of its own: components show its state. */
export interface AuthFlow {
  readonly state: AuthFlowState
  /** Calls back on every change; returns the unsubscribe. */
  subscribe(listener: (state: AuthFlowState) => void): () => void
  /** Changes what is demanded. */
  setMustAuthStep(target: AuthTarget): void
  /**
   * With data: sends it for the current step and goes on. Without data, or with the event of a refusal: sends nothing
   * and shows the current step. Rejects with a typed error, which is also in `state.error`.
   */
  nextStep(input?: StepInput | ProfileInput | PhoneInput): Promise<AuthFlowState>
  dispose(): void
}

/** What a flow works with. */
export interface AuthFlowParts {
  readonly store: SessionStore
  readonly steps: Steps
  readonly account: Account
  readonly logins: LoginService
  /** Calls back when the stored user changes. */
  onUser(listener: () => void): () => void
  /** Called each time all that is demanded gets done. */
  onDone(): void
}

export interface AuthFlowOptions {
  target: AuthTarget
  /** Why the person is not logged in; its ticket registers without a second `wx.login`. */
  registration?: NotRegisteredError | undefined
  /** Asks for every demanded step, also those done before. */
  redo?: boolean
}

export function createAuthFlow(parts: AuthFlowParts, options: AuthFlowOptions): AuthFlow {
  const { store, steps, account, logins } = parts
  let { target, registration } = options
  let busy = false
  let error: MenjinError | undefined
  let wasDone = false
  let gathered: StepInput = {}
  let renewing: Promise<void> | undefined
  const given = new Set<string>()
  const listeners = new Set<(state: AuthFlowState) => void>()

  const remaining = (): readonly string[] => {
    const demanded = names(steps.demanded(target))
    if (registration) {
      // The server may want a step that this program has not configured.
      const wanted = demanded.concat(registration.missing)
      const known = names(steps.all)
      const unknown = registration.missing.filter((name) => !steps.has(name))
      return known
        .filter((name) => wanted.indexOf(name) >= 0)
        .concat(unknown)
        .filter(notGiven)
    }
    return options.redo ? demanded.filter(notGiven) : names(steps.missing(store.user, target))
  }
  const isMissing = (name: string) => registration !== undefined && registration.missing.indexOf(name) >= 0
  const notGiven = (name: string) => !given.has(name)

  const read = (): AuthFlowState => {
    const open = remaining()
    const done = !registration && !open.length
    return { step: open[0], remaining: open, done, busy, error, registering: !!registration, target }
  }
  const publish = (): AuthFlowState => {
    const state = read()
    for (const listener of Array.from(listeners)) {
      guarded(() => {
        listener(state)
      })
    }
    if (state.done && !wasDone) parts.onDone()
    wasDone = state.done
    return state
  }

  /** Registers, once everything that the server wants beforehand has been given. */
  const register = async (again: boolean): Promise<void> => {
    const { ticket } = registration as NotRegisteredError
    if (ticket === undefined) throw registration as NotRegisteredError
    try {
      await account.register(ticket, gathered)
      registration = undefined
    } catch (cause) {
      if (isMenjinError(cause, 'key_expired')) {
        // Only a new login brings a key that opens what the next tap yields. Not awaited here: the tap whose data this
        // was still holds logins back.
        given.delete('phone')
        renewing = renewTicket()
      } else if (again && isMenjinError(cause) && cause.action === 'relogin') {
        await renewTicket()
        if (registration) await register(false)
        return
      }
      throw cause
    }
  }
  const renewTicket = async (): Promise<void> => {
    try {
      await logins.login({ mode: 'forceSilent' })
      registration = undefined
    } catch (cause) {
      // Otherwise the old ticket stays, and the next attempt tells what is wrong.
      if (isMenjinError(cause, 'not_registered')) registration = cause
    }
    publish()
  }

  const submit = async (step: string, input: StepInput): Promise<void> => {
    const detail = (input.detail ?? input) as StepInput
    if (isMissing(step)) {
      gathered = Object.assign({}, gathered, detail)
      given.add(step)
      if (registration?.missing.every((name) => given.has(name))) await register(true)
    } else {
      const definition = steps.all.find(({ name }) => name === step)
      if (definition?.submit) await definition.submit(detail)
      else if (step === 'phone') await account.updatePhone(detail)
      else await account.updateUser(detail)
      given.add(step)
    }
  }

  const stop = parts.onUser(() => {
    if (!busy) publish()
  })

  return {
    get state() {
      return read()
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    setMustAuthStep: (next) => {
      steps.demanded(next)
      target = next
      publish()
    },
    nextStep: async (data) => {
      const input = data as StepInput | undefined
      await store.opened()
      await renewing
      const { step } = read()
      if (busy || !step || !input || !hasData(step, input, steps)) return publish()
      busy = true
      error = undefined
      publish()
      try {
        await submit(step, input)
      } catch (cause) {
        error = isMenjinError(cause) ? cause : new InternalError({ cause })
        throw error
      } finally {
        busy = false
        publish()
      }
      return read()
    },
    dispose: () => {
      stop()
      listeners.clear()
    },
  }
}

const names = (definitions: readonly { readonly name: string }[]) => definitions.map(({ name }) => name)

/** A refusal arrives as an event, too; what counts is whether there is data in it. */
function hasData(step: string, input: StepInput, steps: Steps): boolean {
  if (step === 'phone') return readPhone(input) !== undefined
  if (steps.all.some(({ name, submit }) => name === step && submit)) return true
  const { avatarFile, patch } = readProfile(input)
  return avatarFile !== undefined || patch !== undefined
}

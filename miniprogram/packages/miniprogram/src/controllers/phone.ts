import { InternalError } from '../errors/internal.js'
import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import type { Session } from '../session/session.js'
import { createObservable, type Observable } from './observable.js'
import { phoneFailure, type PhoneDetail } from './phone-result.js'

/**
 * - `checking`: the key for encrypted data is being looked after; the button waits
 * - `ready`: the button can be tapped
 * - `busy`: the server is being asked
 * - `done`: a phone is bound; the button is off, since every further success costs money
 * - `no-quota`: the mini program has used up its paid checks
 */
export type PhonePhase = 'checking' | 'ready' | 'busy' | 'done' | 'no-quota'

export interface PhoneState {
  readonly phase: PhonePhase
  /** Whether the button may be tapped. */
  readonly enabled: boolean
  /** Why the last tap brought nothing. */
  readonly error: MenjinError | undefined
}

/** What a phone button needs beside its looks. */
export interface PhoneController extends Observable<PhoneState> {
  /** To be called when the button is shown, and when its page is. */
  show(): Promise<void>
  /** To be called by `bindtap`: from here on no `wx.login` runs until the result is dealt with. */
  tap(): void
  /** To be called with `event.detail`. Resolves with the error, if there was one; never rejects. */
  result(detail: PhoneDetail): Promise<MenjinError | undefined>
  dispose(): void
}

export interface PhoneControllerOptions {
  readonly session: Session
  /** What to do with a success. Default: `session.updatePhone`. */
  readonly submit?: (detail: PhoneDetail) => Promise<unknown>
  /** Whether the button stays although a phone is bound, to change it. Default: false. */
  readonly change?: boolean
}

export function createPhoneController({ session, submit, change = false }: PhoneControllerOptions): PhoneController {
  const state = createObservable<PhoneState>({ phase: 'checking', enabled: false, error: undefined })
  let release: (() => void) | undefined
  let disposed = false

  const enter = (phase: PhonePhase, error?: MenjinError) => {
    state.update({ phase, enabled: phase === 'ready', error })
  }
  const letGo = () => {
    release?.()
    release = undefined
  }

  const show = async (error?: MenjinError) => {
    await session.ready
    if (disposed || state.state.phase === 'busy' || state.state.phase === 'no-quota') return
    if (session.hasPhone() && !change) {
      enter('done')
      return
    }
    // A code needs no key. Encrypted data does, and the key must be right before the tap.
    if (!session.supports('phoneCode')) {
      enter('checking', error)
      try {
        await session.ensureSessionKey()
      } catch (cause) {
        // The tap will tell; a button that never comes alive would not.
        error ??= isMenjinError(cause) ? cause : undefined
      }
    }
    enter('ready', error)
  }

  const stop = session.on('user', () => {
    if (session.hasPhone() && !change) enter('done')
    else if (state.state.phase === 'done') void show()
  })

  return {
    get state() {
      return state.state
    },
    subscribe: state.subscribe,
    show: () => show(),
    tap: () => {
      release ??= session.holdLogin()
    },
    result: async (detail) => {
      const refused = phoneFailure(detail)
      if (refused) {
        letGo()
        enter(refused.code === 'no_quota' ? 'no-quota' : 'ready', refused)
        return refused
      }
      enter('busy')
      // A code does not depend on the key, and the server may want a login first. Encrypted data must be opened before.
      if (detail.code) letGo()
      try {
        await (submit ?? ((success: PhoneDetail) => session.updatePhone(success)))(detail)
        enter(change ? 'ready' : 'done')
        return undefined
      } catch (cause) {
        const error = isMenjinError(cause) ? cause : new InternalError({ cause })
        letGo()
        enter('checking', error)
        await show(error)
        return error
      } finally {
        letGo()
      }
    },
    dispose: () => {
      disposed = true
      letGo()
      stop()
      state.clear()
    },
  }
}

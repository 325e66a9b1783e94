import { InternalError } from '../errors/internal.js'
import { InvalidArgumentError } from '../errors/invalid-argument.js'
import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import type { Session } from '../session/session.js'
import { cleanNickname, type ProfileInput } from '../session/user-input.js'
import { createObservable, type Observable } from './observable.js'

export interface ProfileState {
  readonly nickname: string
  /** What to show: the chosen file, else the stored avatar. */
  readonly avatarUrl: string
  /** Whether what was given can be sent. */
  readonly valid: boolean
  readonly busy: boolean
  readonly done: boolean
  readonly error: MenjinError | undefined
}

/** Avatar and nickname filling, without its looks. */
export interface ProfileController extends Observable<ProfileState> {
  /** `event.detail` of `bindchooseavatar`. Cancelling fires no event. */
  chooseAvatar(detail: { avatarUrl?: string }): void
  /** The value of the nickname input. WeChat clears a nickname that it does not allow. */
  setNickname(value: string): void
  /** `event.detail` of `bindnicknamereview`. */
  reviewed(detail: { pass?: boolean; timeout?: boolean }): void
  /** Sends what was given. Resolves with the error, if there was one; never rejects. */
  submit(): Promise<MenjinError | undefined>
  dispose(): void
}

export interface ProfileControllerOptions {
  readonly session: Session
  /** What to do with the data. Default: `session.updateUser`. */
  readonly submit?: (input: ProfileInput) => Promise<unknown>
  /** Whether an avatar must be chosen. Default: false. */
  readonly avatarRequired?: boolean
}

export function createProfileController(options: ProfileControllerOptions): ProfileController {
  const { session, avatarRequired = false } = options
  const submit = options.submit ?? ((input: ProfileInput) => session.updateUser(input))
  const { user } = session
  let file: string | undefined
  let refused = false
  const state = createObservable<ProfileState>({
    nickname: user?.nickname ?? '',
    avatarUrl: user?.avatarUrl ?? '',
    valid: false,
    busy: false,
    done: false,
    error: undefined,
  })

  const change = (patch: Partial<ProfileState>) => {
    const next = Object.assign({}, state.state, patch)
    state.update(Object.assign(patch, { valid: isValid(next), error: undefined }))
  }
  const isValid = ({ nickname, avatarUrl }: ProfileState) => {
    try {
      cleanNickname(nickname)
      return !refused && (avatarUrl !== '' || !avatarRequired)
    } catch {
      return false
    }
  }
  change({})

  return {
    get state() {
      return state.state
    },
    subscribe: state.subscribe,
    chooseAvatar: ({ avatarUrl }) => {
      if (!avatarUrl) return
      file = avatarUrl
      change({ avatarUrl })
    },
    setNickname: (nickname) => {
      refused = false
      change({ nickname })
    },
    reviewed: ({ pass, timeout }) => {
      // A review that timed out decides nothing; the server checks again.
      refused = pass === false && timeout !== true
      change(refused ? { nickname: '' } : {})
    },
    submit: async () => {
      const { nickname, valid, busy } = state.state
      if (busy) return undefined
      if (!valid) {
        const error = new InvalidArgumentError('nickname or avatar is missing')
        state.update({ error })
        return error
      }
      state.update({ busy: true, error: undefined })
      try {
        await submit(Object.assign({ nickname: cleanNickname(nickname) }, file && { avatarUrl: file }))
        state.update({ busy: false, done: true })
        return undefined
      } catch (cause) {
        const error = isMenjinError(cause) ? cause : new InternalError({ cause })
        state.update({ busy: false, error })
        return error
      }
    },
    dispose: () => {
      state.clear()
    },
  }
}

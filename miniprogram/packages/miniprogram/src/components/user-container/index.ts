import { createProfileController, findFlow, type ProfileController, type ProfileState } from '../../controllers.js'
import type { ProfileInput, Session } from '../../index.js'
import { define, type Instance } from '../shared/define.js'
import { failureOfState, failureText, reportFailure } from '../shared/failure.js'
import { TERMS_DATA, TERMS_PROPERTIES, termsHold, termsMethods, termsOpen, type TermsData } from '../shared/terms.js'

interface Data extends TermsData {
  label: string
  edit: boolean
  avatarRequired: boolean
  manual: boolean
  flow: string
  /** `waiting` until there is a session, then `ready`, `busy` and `done`. */
  phase: string
  /** Whether the base library has `chooseAvatar` and the nickname input. */
  filling: boolean
  /** The terms are not accepted yet. */
  blocked: boolean
  valid: boolean
  nickname: string
  avatarUrl: string
  error: string
}

interface Self extends Instance<Data> {
  _controller?: ProfileController | undefined
}

define<Self>({
  classes: ['button-class', 'avatar-class', 'input-class', 'terms-class'],
  properties: Object.assign(
    {
      /** Words on the button. */
      label: String,
      /** The form stays although the profile is given, to change it. */
      edit: Boolean,
      avatarRequired: Boolean,
      /** Only the event `getuserinfo` is fired; the page sends the data. */
      manual: Boolean,
      /** Id of the flow that gets the data; without one, the session does. */
      flow: String,
    },
    TERMS_PROPERTIES,
  ),
  restart: ', flow',
  data: Object.assign(
    { phase: 'waiting', filling: true, blocked: false, valid: false, nickname: '', avatarUrl: '', error: '' },
    TERMS_DATA,
  ),
  observers: {
    'terms, accepted, ticked': function () {
      this.setData({ blocked: termsOpen(this.data) })
    },
  },
  connect(session) {
    const { edit, manual, avatarRequired, flow } = this.data
    const submit = (input: ProfileInput): Promise<unknown> => {
      this.triggerEvent('getuserinfo', input)
      if (manual) return Promise.resolve()
      return findFlow(flow)?.nextStep(input) ?? session.updateUser(input)
    }
    const controller = createProfileController({ session, submit, avatarRequired })
    this._controller = controller
    const show = (state: ProfileState) => {
      const { nickname, avatarUrl, valid, error } = state
      this.setData({
        phase: phaseOf(session, state, edit),
        nickname,
        avatarUrl,
        valid,
        error: failureText(this, error),
      })
      this.triggerEvent('statechange', { state: this.data.phase })
    }
    const stops = [
      controller.subscribe(show),
      // The profile may be given, or taken away, elsewhere.
      session.on('user', () => {
        show(controller.state)
      }),
    ]
    this.setData({ filling: session.supports('profileFilling') })
    show(controller.state)
    return () => {
      for (const stop of stops) stop()
      controller.dispose()
      this._controller = undefined
      this.setData({ phase: 'waiting' })
    }
  },
  preview(state) {
    const phase = /^(waiting|ready|busy|done)$/.test(state) ? state : 'ready'
    this.setData({ phase, valid: true, error: failureOfState(state, this.data.lang), termsMissing: state === 'terms' })
  },
  methods: Object.assign(
    {
      onTapAvatar(this: Self) {
        termsHold(this)
      },
      onAvatar(this: Self, { detail }: { detail: { avatarUrl?: string } }) {
        this._controller?.chooseAvatar(detail)
      },
      onNickname(this: Self, { detail }: { detail: { value: string } }) {
        if (detail.value !== this.data.nickname) this._controller?.setNickname(detail.value)
      },
      onReview(this: Self, { detail }: { detail: { pass?: boolean; timeout?: boolean } }) {
        this._controller?.reviewed(detail)
      },
      onSubmit(this: Self, { detail }: { detail: { value?: { nickname?: string } } }) {
        const controller = this._controller
        if (!controller || termsHold(this)) return
        // What stands in the form counts: WeChat clears a nickname that it does not allow without telling.
        const { nickname } = detail.value ?? {}
        if (nickname !== undefined && nickname !== this.data.nickname) controller.setNickname(nickname)
        void controller.submit().then((error) => {
          if (error) reportFailure(this, error)
          else this.triggerEvent('success')
        })
      },
    },
    termsMethods,
  ),
})

function phaseOf(session: Session, { busy, done }: ProfileState, edit: boolean): string {
  if (busy) return 'busy'
  if (edit) return 'ready'
  return done || session.hasUser() ? 'done' : 'ready'
}

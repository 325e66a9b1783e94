import {
  createPhoneController,
  findFlow,
  type PhoneController,
  type PhoneDetail,
  type PhoneState,
} from '../../controllers.js'
import type { Session } from '../../index.js'
import { define, type Instance } from '../shared/define.js'
import { failureOfState, failureText, reportFailure } from '../shared/failure.js'
import { TERMS_DATA, TERMS_PROPERTIES, termsHold, termsMethods, termsOpen, type TermsData } from '../shared/terms.js'

interface Data extends TermsData {
  label: string
  realtime: boolean
  agreePrivacy: boolean
  change: boolean
  manual: boolean
  flow: string
  disabled: boolean
  /** `waiting` until there is a session, then as `PhonePhase` says. */
  phase: string
  enabled: boolean
  openType: string
  error: string
}

interface Self extends Instance<Data> {
  _session?: Session | undefined
  _controller?: PhoneController | undefined
}

define<Self>({
  classes: ['button-class', 'terms-class'],
  properties: Object.assign(
    {
      /** Words on the button; the default slot takes their place. */
      label: String,
      /** The variant that checks the number at once, where the base library has it. */
      realtime: Boolean,
      /** The tap also agrees to the privacy agreement, where the base library asks for it. */
      agreePrivacy: Boolean,
      /** The button stays although a phone is bound, to change it. */
      change: Boolean,
      /** Only the event `getphonenumber` is fired; the page sends the data. */
      manual: Boolean,
      /** Id of the flow that gets the data; without one, the session does. */
      flow: String,
      disabled: Boolean,
    },
    TERMS_PROPERTIES,
  ),
  restart: ', flow',
  data: Object.assign({ phase: 'waiting', enabled: false, openType: 'getPhoneNumber', error: '' }, TERMS_DATA),
  observers: {
    'realtime, agreePrivacy, terms, accepted, ticked': showOpenType,
  },
  connect(session) {
    const { change, manual, flow } = this.data
    const submit = (detail: PhoneDetail): Promise<unknown> => {
      if (manual) return Promise.resolve()
      return findFlow(flow)?.nextStep(detail) ?? session.updatePhone(detail)
    }
    const controller = createPhoneController({ session, change, submit })
    this._session = session
    this._controller = controller
    const show = ({ phase, enabled, error }: PhoneState) => {
      this.setData({ phase, enabled, error: failureText(this, error) })
      this.triggerEvent('statechange', { state: phase })
    }
    const stop = controller.subscribe(show)
    show(controller.state)
    showOpenType.call(this)
    return () => {
      stop()
      controller.dispose()
      this._controller = this._session = undefined
      this.setData({ phase: 'waiting', enabled: false })
    }
  },
  preview(state) {
    const phase = /^(waiting|checking|ready|busy|done|no-quota)$/.test(state) ? state : 'ready'
    this.setData({
      phase,
      enabled: phase === 'ready',
      error: failureOfState(state, this.data.lang),
      termsMissing: state === 'terms',
    })
  },
  shown() {
    void this._controller?.show()
  },
  methods: Object.assign(
    {
      onTap(this: Self) {
        if (!termsHold(this)) this._controller?.tap()
      },
      onPhone(this: Self, { detail }: { detail: PhoneDetail }) {
        this.triggerEvent('getphonenumber', detail)
        void this._controller?.result(detail).then((error) => {
          if (error) reportFailure(this, error)
          else this.triggerEvent('success')
        })
      },
      onAgree(this: Self) {
        this.triggerEvent('agreeprivacy')
      },
    },
    termsMethods,
  ),
})

/** Without an open-type the button asks WeChat for nothing: that is what it has while the terms are not accepted. */
function showOpenType(this: Self): void {
  const { realtime, agreePrivacy } = this.data
  const can = (feature: 'realtimePhone' | 'privacy') => !this._session || this._session.supports(feature)
  const ask = realtime && can('realtimePhone') ? 'getRealtimePhoneNumber' : 'getPhoneNumber'
  const agree = agreePrivacy && can('privacy') ? '|agreePrivacyAuthorization' : ''
  this.setData({ openType: termsOpen(this.data) ? '' : ask + agree })
}

import { findFlow, shareFlow, type AuthFlow, type AuthFlowState } from '../../controllers.js'
import type { AuthTarget, StepInput } from '../../index.js'
import { define, type Instance } from '../shared/define.js'
import { failureText, type FailureDetail } from '../shared/failure.js'

interface Data {
  mustAuthStep: AuthTarget
  flow: string
  label: string
  terms: readonly object[]
  realtime: boolean
  agreePrivacy: boolean
  /** `waiting` until there is a session, then `ready`, `busy` and `done`. */
  phase: string
  step: string
  position: number
  total: number
  agreed: boolean
  /** Id by which the containers find the flow. */
  own: string
  error: string
}

interface Self extends Instance<Data> {
  _flow?: AuthFlow | undefined
  _ticked?: boolean
}

define<Self>({
  classes: ['button-class', 'skip-class'],
  properties: {
    /** What is demanded: a step's name, several, or a number. */
    mustAuthStep: { type: null, value: 2 },
    /** Id of a flow that `mustAuth` has begun; without one the component leads a flow of its own. */
    flow: String,
    /** Words on the button of the current step. */
    label: String,
    /** Agreements with a check-box, which stays ticked from step to step. */
    terms: { type: Array, value: [] },
    realtime: Boolean,
    agreePrivacy: Boolean,
  },
  data: { phase: 'waiting', step: '', position: 1, total: 0, agreed: false, own: '', error: '' },
  restart: ', flow',
  observers: {
    mustAuthStep() {
      // A flow of mustAuth knows better what is demanded by now.
      if (!this.data.flow) this._flow?.setMustAuthStep(this.data.mustAuthStep)
    },
  },
  connect(session) {
    const found = findFlow(this.data.flow)
    const flow = found ?? session.createAuthFlow(this.data.mustAuthStep)
    const [own, unshare] = shareFlow(flow)
    this._flow = flow
    this.setData({ total: 0, own })
    const show = (state: AuthFlowState) => {
      showState(this, state)
    }
    const stop = flow.subscribe(show)
    // What is stored decides where to go on.
    void session.ready.then(() => {
      if (this._flow === flow) show(flow.state)
    })
    return () => {
      stop()
      unshare()
      // A flow of mustAuth is ended by who began it.
      if (!found) flow.dispose()
      this._flow = undefined
      this.setData({ phase: 'waiting', step: '' })
    }
  },
  preview(state) {
    const done = state === 'done'
    this.setData({ phase: done ? 'done' : 'ready', step: done ? '' : state, position: 1, total: 2 })
  },
  methods: {
    /** Sends what the user gave in the current step, or without data shows the current step. */
    nextStep(this: Self, input?: StepInput): Promise<AuthFlowState | undefined> {
      return this._flow ? this._flow.nextStep(input) : Promise.resolve(undefined)
    },
    setMustAuthStep(this: Self, step: AuthTarget) {
      this._flow?.setMustAuthStep(step)
    },
    onAccept(this: Self, { detail }: { detail: { accepted: boolean } }) {
      this._ticked = detail.accepted
      this.triggerEvent('accept', detail)
    },
    onTerms(this: Self, { detail }: { detail: object }) {
      this.triggerEvent('terms', detail)
    },
    onTermsRequired(this: Self) {
      this.triggerEvent('termsrequired')
    },
    onError(this: Self, { detail }: { detail: FailureDetail }) {
      this.triggerEvent('error', detail)
    },
    /** The user would rather not, which is always possible. */
    onSkip(this: Self) {
      this.triggerEvent('cancel', { step: this.data.step })
    },
  },
})

function showState(self: Self, { step, remaining, done, busy, error }: AuthFlowState): void {
  const { step: before, phase, total } = self.data
  const most = Math.max(total, remaining.length)
  // The containers show the errors of their own step.
  const own = step === 'profile' || step === 'phone'
  self.setData({
    phase: done ? 'done' : busy ? 'busy' : 'ready',
    step: step ?? '',
    total: most,
    position: most - remaining.length + 1,
    error: own ? '' : failureText(self, error),
    // Not while the step is on the screen: the box would go as soon as it is ticked.
    agreed: self._ticked === true && (self.data.agreed || step !== before),
  })
  if (done) {
    if (phase !== 'done') self.triggerEvent('done')
  } else if (step !== before) {
    self.triggerEvent('step', { step, remaining })
  }
}

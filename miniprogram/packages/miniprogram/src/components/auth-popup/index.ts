import { createAuthModal, type AuthModal } from '../../controllers.js'
import type { AuthOutcome, AuthTarget, AuthTips, StepInput } from '../../index.js'
import { TIPS } from '../../texts.js'
import { define, type Instance } from '../shared/define.js'

interface Data {
  mustAuthStep: AuthTarget
  maskClosable: boolean
  visible: boolean
  tips: AuthTips
  /** Session and flow of the call that opened the pop-up. */
  name: string
  flow: string
  target: AuthTarget
  label: string
}

/** What `mustAuth` opens the pop-up with. A page may pass the words alone, for a flow of the pop-up's own. */
interface OpenRequest extends Partial<AuthTips> {
  id?: string
  session?: string
  tips?: Partial<AuthTips>
}

interface Self extends Instance<Data> {
  _modal: AuthModal
}

define<Self>({
  classes: ['button-class', 'skip-class', 'title-class', 'content-class'],
  properties: {
    /** What is demanded when the pop-up is opened without `mustAuth`. */
    mustAuthStep: { type: null, value: 2 },
    /** Whether a tap beside the sheet closes it. */
    maskClosable: { type: Boolean, value: true },
    terms: { type: Array, value: [] },
    realtime: Boolean,
    agreePrivacy: Boolean,
  },
  data: { visible: false, tips: TIPS.zh, name: '', flow: '', target: 2, label: '' },
  attached() {
    const modal = createAuthModal()
    this._modal = modal
    modal.subscribe(({ visible }) => {
      this.setData({ visible })
      this.triggerEvent(visible ? 'open' : 'close')
    })
  },
  preview() {
    this.setData({ visible: true, tips: TIPS[this.data.lang] })
  },
  // Whatever takes the page away closes the pop-up: back gesture, reLaunch, redirect.
  gone() {
    this._modal.close()
  },
  methods: {
    /** Shows the pop-up. Resolves with how it ended; a call while it is open joins it. */
    open(this: Self, request: OpenRequest = {}): Promise<AuthOutcome> {
      const { lang, mustAuthStep } = this.data
      const tips = Object.assign({}, TIPS[lang], request.tips ?? request)
      const { id = '', session = '' } = request
      const { confirmTxt } = tips
      // The usual word says less than the steps' own; one that somebody chose goes before.
      const usual = confirmTxt === TIPS.zh.confirmTxt || confirmTxt === TIPS.en.confirmTxt
      if (!this.data.visible) {
        this.setData({ tips, flow: id, name: session, target: mustAuthStep, label: usual ? '' : confirmTxt })
      }
      return this._modal.open(tips)
    },
    close(this: Self) {
      this._modal.close()
    },
    setMustAuthStep(this: Self, target: AuthTarget) {
      this.setData({ mustAuthStep: target, target })
    },
    nextStep(this: Self, input?: StepInput) {
      const flow = this.selectComponent('#menjin-flow') as { nextStep(input?: StepInput): Promise<unknown> } | null
      return flow ? flow.nextStep(input) : Promise.resolve(undefined)
    },
    onDone(this: Self) {
      this.triggerEvent('done')
      this._modal.confirm(undefined, true)
    },
    onCancel(this: Self, { detail }: { detail: object }) {
      this.triggerEvent('cancel', detail)
      this._modal.close()
    },
    onMask(this: Self) {
      if (this.data.maskClosable) this._modal.close()
    },
    /** Events of the flow go on to the page. */
    onEvent(this: Self, { type, detail }: { type: string; detail: object }) {
      this.triggerEvent(type, detail)
    },
    /** Keeps the page below from scrolling. */
    noop() {
      return undefined
    },
  },
})

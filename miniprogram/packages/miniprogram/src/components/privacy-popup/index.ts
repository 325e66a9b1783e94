import { createPrivacy, type Privacy, type PrivacyHandler } from '../../controllers.js'
import { define, type Instance } from '../shared/define.js'

interface Data {
  install: boolean
  visible: boolean
  contractName: string
}

interface Self extends Instance<Data> {
  _privacy?: Privacy | undefined
}

define<Self>({
  classes: ['button-class', 'skip-class', 'title-class', 'content-class'],
  properties: {
    /**
     * Makes this pop-up answer all that need the user's consent. WeChat keeps one handler for the whole app, so it
     * replaces the app's own; without it, call `handle` from that.
     */
    install: Boolean,
  },
  data: { visible: false, contractName: '' },
  attached() {
    if (this.data.state) return
    const privacy = createPrivacy()
    this._privacy = privacy
    privacy.subscribe(({ visible, contractName }) => {
      const opens = visible && !this.data.visible
      this.setData({ visible, contractName })
      if (opens) {
        privacy.exposed()
        this.triggerEvent('open')
      }
    })
    install(this)
  },
  preview() {
    this.setData({ visible: true, contractName: '《隐私保护指引》' })
  },
  // The pop-up of the page in front answers: its handler is the last.
  shown() {
    install(this)
  },
  gone() {
    this._privacy?.dispose()
  },
  methods: {
    /** For the app's own handler of `wx.onNeedPrivacyAuthorization`: hands a call over to this pop-up. */
    handle(this: Self, ...args: Parameters<PrivacyHandler>) {
      this._privacy?.handler(...args)
    },
    /** Whether the user still has to agree. */
    check(this: Self): Promise<boolean> {
      return this._privacy ? this._privacy.check() : Promise.resolve(false)
    },
    /** Asks for consent now. Rejects with `PrivacyDeniedError`. */
    ask(this: Self): Promise<void> {
      return this._privacy ? this._privacy.require() : Promise.resolve()
    },
    onAgree(this: Self) {
      // WeChat checks that the button of this id was tapped.
      this._privacy?.agree('menjin-agree')
      this.triggerEvent('agree')
    },
    onDisagree(this: Self) {
      this._privacy?.disagree()
      this.triggerEvent('disagree')
    },
    onContract(this: Self) {
      this._privacy?.openContract().catch(() => undefined)
    },
    /** Keeps the page below from scrolling. */
    noop() {
      return undefined
    },
  },
})

function install({ data, _privacy }: Self): void {
  if (data.install) _privacy?.install()
}

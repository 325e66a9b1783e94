import { findFlow, leavePage, notifyHub } from '../../controllers.js'
import type { AuthTarget, AuthTips, MenjinError, StepInput } from '../../index.js'
import { TIPS } from '../../texts.js'
import { define, type Instance } from '../shared/define.js'
import { reportFailure } from '../shared/failure.js'

interface Data {
  menjin: string
  target: string
  backTo: string
  stay: boolean
  tips: AuthTips
  wanted: AuthTarget
}

type Self = Instance<Data>

define<Self>({
  classes: ['button-class', 'skip-class', 'title-class', 'content-class'],
  properties: {
    // The first three come with the page's address when `mustAuth` opens it.
    /** Id of the authorization that waits for this page. */
    menjin: String,
    /** What is demanded: a number, or names of steps, divided by commas. */
    target: { type: String, value: '2' },
    /** Where to go when there is no page to go back to. */
    backTo: String,
    title: String,
    content: String,
    /** The page does not leave by itself; it has the events `done` and `cancel`. */
    stay: Boolean,
    terms: { type: Array, value: [] },
    realtime: Boolean,
    agreePrivacy: Boolean,
  },
  data: { tips: TIPS.zh, wanted: 2 },
  observers: {
    target() {
      this.setData({ wanted: readTarget(decode(this.data.target)) })
    },
    lang() {
      this.setData({ tips: TIPS[this.data.lang] ?? TIPS.zh })
    },
  },
  preview() {
    // The flow inside shows the state.
  },
  // However the page ends, whoever waits for it hears of it.
  gone() {
    tellHub(this)
  },
  methods: {
    nextStep(this: Self, input?: StepInput) {
      const flow = this.selectComponent('#menjin-flow') as { nextStep(input?: StepInput): Promise<unknown> } | null
      return flow ? flow.nextStep(input) : Promise.resolve(undefined)
    },
    onDone(this: Self) {
      this.triggerEvent('done')
      // A page that somebody waits for is taken away by them.
      if (!isAwaited(this)) leave(this)
    },
    onCancel(this: Self, { detail }: { detail: object }) {
      const awaited = isAwaited(this)
      this.triggerEvent('cancel', detail)
      if (awaited) tellHub(this)
      else leave(this)
    },
    /** Events of the flow go on to the page. */
    onEvent(this: Self, { type, detail }: { type: string; detail: object }) {
      this.triggerEvent(type, detail)
    },
  },
})

function isAwaited({ data }: Self): boolean {
  return !!data.menjin && findFlow(data.menjin) !== undefined
}

function tellHub({ data }: Self): void {
  if (data.menjin) notifyHub(data.menjin, { succeeded: false })
}

function leave(self: Self): void {
  if (self.data.stay || self.data.state) return
  leavePage(decode(self.data.backTo)).catch((error: MenjinError) => {
    reportFailure(self, error)
  })
}

function readTarget(text: string): AuthTarget {
  if (/^\d+$/.test(text)) return Number(text)
  const names = text.split(',')
  return names.length > 1 ? names : text
}

/** WeChat hands queries on as they stand in the address. */
function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

import { connectSession } from '../../controllers.js'
import type { Session } from '../../index.js'
import { UI_TEXTS, type Lang, type UiTexts } from '../../texts.js'

/** WeChat's global. Its own typings are global too, and stay out of this package. */
declare function Component(definition: object): void

/** Properties that every component has. */
export interface CommonProperties {
  /** Name of the session; empty for the one that was made first. */
  session: string
  lang: Lang
  /** Words of your own, by the names of `UiTexts`. */
  texts: Partial<UiTexts> | null
  /** `auto` follows the system, `light` and `dark` do not. */
  theme: string
  /** Shows a state by its name, without a session: for design, documentation and tests. */
  state: string
}

/** What every component shows. */
export interface CommonData extends CommonProperties {
  t: UiTexts
}

/** The part of a component's instance that these components use. */
export interface Instance<D> {
  readonly data: Readonly<D & CommonData>
  setData(patch: Partial<D>, done?: () => void): void
  triggerEvent(name: string, detail?: unknown): void
  selectComponent(selector: string): unknown
}

/** A component, without what all of them have in common. `S` is its instance: data, own fields, own methods. */
export interface Spec<S> {
  /** External classes beside `custom-class`. */
  readonly classes?: readonly string[]
  readonly properties?: object
  readonly data: object
  /** Further properties on whose change the component begins anew, such as `, flow`. */
  readonly restart?: string
  /** The component is on its page. */
  attached?(this: S): void
  /** There is a session now. Returns what undoes it. */
  connect?(this: S, session: Session): () => void
  /** Shows the state of that name without a session. */
  preview(this: S, state: string): void
  /** Called when one of the properties named in the key changes. */
  readonly observers?: Readonly<Record<string, (this: S) => void>>
  /** The component's page came to the front, or the component into it. */
  shown?(this: S): void
  /** The component goes away, whether it had a session or not. */
  gone?(this: S): void
  readonly methods: object
}

interface Base {
  _attached?: boolean
  _leave?: (() => void) | undefined
  _undo?: (() => void) | undefined
}

type Self = Instance<object> & Base

const COMMON = {
  session: String,
  lang: { type: String, value: 'zh' },
  texts: { type: Object, value: null },
  theme: { type: String, value: 'auto' },
  state: String,
}

/** Registers a component that finds its session, follows its page and speaks two languages. */
export function define<S extends Instance<object>>(spec: Spec<S> & ThisType<S>): void {
  const { attached, connect, preview, shown, gone } = spec as unknown as Spec<Self>

  const leave = (self: Self) => {
    const { _leave, _undo } = self
    self._leave = self._undo = undefined
    _leave?.()
    _undo?.()
  }
  const enter = function (this: Self) {
    if (!this._attached) return
    leave(this)
    const { session: name, state } = this.data
    if (state) {
      preview.call(this, state)
    } else if (connect) {
      this._leave = connectSession(name, (session) => {
        this._undo?.()
        this._undo = session && connect.call(this, session)
        if (session) shown?.call(this)
      })
    }
  }

  Component({
    options: { multipleSlots: true },
    externalClasses: ['custom-class'].concat(spec.classes ?? []),
    properties: Object.assign({}, COMMON, spec.properties),
    data: Object.assign({ t: UI_TEXTS.zh }, spec.data),
    observers: Object.assign(
      {
        'lang, texts': function (this: Instance<{ t: UiTexts }>, lang: Lang, texts: Partial<UiTexts> | null) {
          this.setData({ t: Object.assign({}, UI_TEXTS[lang] ?? UI_TEXTS.zh, texts) })
        },
        [`session, state${spec.restart ?? ''}`]: enter,
      },
      spec.observers,
    ),
    lifetimes: {
      attached(this: Self) {
        this._attached = true
        attached?.call(this)
        enter.call(this)
      },
      detached(this: Self) {
        this._attached = false
        gone?.call(this)
        leave(this)
      },
    },
    pageLifetimes: {
      show(this: Self) {
        if (!this.data.state) shown?.call(this)
      },
    },
    methods: spec.methods,
  })
}

import type { PageInstance } from '@menjin/wx-testkit'
import type { AppPackage, PageJson } from '../../package'
import type { Engine, Instance, MountedPage } from '../engine/engine'
import { NavigationBar } from './navigationBar'

/** Pixels from the end at which `onReachBottom` is called unless the page says otherwise. */
const REACH_BOTTOM = 50

/** A page in the phone: its bar, its scrolling area, and its life. */
export class PageView {
  readonly node: HTMLElement
  readonly bar: NavigationBar
  /** Shows the colours of the theme. */
  readonly paint: (themed: <T>(json: T) => T) => void
  readonly #scroll: HTMLElement
  readonly #page: MountedPage
  #ready = false
  #atBottom = false

  constructor(
    engine: Engine,
    app: AppPackage,
    private readonly handle: PageInstance,
    private readonly report: (hook: string, work: () => void) => void,
  ) {
    const { route, options } = handle
    const json: PageJson = { ...app.app.window, ...app.components[route]?.json }
    this.node = document.createElement('section')
    this.node.className = 'mh-page'
    this.bar = new NavigationBar(json)
    this.paint = (themed) => {
      const now = themed(json)
      this.bar.paint(now)
      this.node.style.background = now.backgroundColor ?? ''
    }
    const view = document.createElement('div')
    view.className = 'mh-view'
    view.dataset.page = route
    this.#scroll = document.createElement('div')
    this.#scroll.className = 'mh-scroll'
    this.#scroll.style.overflowY = json.disableScroll === true ? 'hidden' : ''
    view.append(this.#scroll)
    this.node.append(this.bar.node, view)
    this.#page = engine.createPage(route, options)
    Object.assign(this.instance, {
      route,
      __route__: route,
      options,
      getOpenerEventChannel: handle.getOpenerEventChannel,
    })
    this.#scroll.addEventListener('scroll', () => {
      this.#scrolled(Number(json.onReachBottomDistance ?? REACH_BOTTOM))
    })
  }

  /** What `getCurrentPages` gives. */
  get instance(): Instance {
    return this.#page.instance
  }

  load(place: HTMLElement): void {
    place.append(this.node)
    this.#page.attach(this.#scroll)
    this.call('onLoad', this.handle.options)
  }

  show(): void {
    this.node.hidden = false
    this.#page.component.triggerPageLifetime('show', [])
    this.call('onShow')
  }

  /** Called after the first drawing. */
  ready(): void {
    if (this.#ready) return
    this.#ready = true
    this.call('onReady')
  }

  hide(): void {
    this.#page.component.triggerPageLifetime('hide', [])
    this.call('onHide')
  }

  unload(): void {
    this.call('onUnload')
    this.#page.release()
    this.node.remove()
  }

  /** Calls one of the page's functions; what it throws is the app's fault and stops nothing. */
  call(hook: string, ...args: unknown[]): unknown {
    const life = this.instance[hook]
    if (typeof life !== 'function') return undefined
    let result: unknown
    this.report(hook, () => {
      result = (life as (...args: unknown[]) => unknown).apply(this.instance, args)
    })
    return result
  }

  pull(): void {
    this.node.toggleAttribute('data-pulled', true)
    this.call('onPullDownRefresh')
  }

  release(): void {
    this.node.toggleAttribute('data-pulled', false)
  }

  scrollTo(top: number, duration: number): void {
    this.#scroll.scrollTo({ top, behavior: duration > 0 ? 'smooth' : 'instant' })
  }

  #scrolled(distance: number): void {
    const { scrollTop, scrollHeight, clientHeight } = this.#scroll
    if ('onPageScroll' in this.instance) this.call('onPageScroll', { scrollTop })
    const bottom = scrollHeight - scrollTop - clientHeight <= distance
    if (bottom && !this.#atBottom) this.call('onReachBottom')
    this.#atBottom = bottom
  }
}

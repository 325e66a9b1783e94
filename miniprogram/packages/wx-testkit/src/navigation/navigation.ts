import type { AsyncApi } from '../core/asyncApi'
import { WxFailure } from '../core/failure'
import type { Kernel } from '../core/kernel'
import { EventChannel } from './eventChannel'
import { createPage, type MountedComponents, type PageDefinition, type PageInstance } from './page'
import { type PageUrl, parsePageUrl } from './url'

const STACK_LIMIT = 10

export interface NavigateOptions {
  url: string
  /** Listeners for what the opened page emits. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- listeners of any shape
  events?: Record<string, (...args: any[]) => void>
}

/**
 * The routing part of `wx`.
 *
 * @public
 */
export interface NavigationApi {
  navigateTo: AsyncApi<NavigateOptions, { eventChannel: EventChannel }>
  redirectTo: AsyncApi<{ url: string }, object>
  reLaunch: AsyncApi<{ url: string }, object>
  switchTab: AsyncApi<{ url: string }, object>
  navigateBack: AsyncApi<{ delta?: number }, object>
}

/**
 * The page stack and its pages.
 *
 * @public
 */
export class Navigation {
  /** @internal */
  readonly api: NavigationApi
  readonly #definitions = new Map<string, { definition: PageDefinition; components: MountedComponents }>()
  readonly #pages: Set<string>
  readonly #tabs: Set<string>
  /** Tab pages keep living while they are not shown. */
  readonly #tabPages = new Map<string, PageInstance>()
  #stack: PageInstance[] = []

  /** @internal */
  constructor(
    private readonly kernel: Kernel,
    private readonly singlePage: () => boolean,
  ) {
    this.#pages = new Set(kernel.settings.pages)
    this.#tabs = new Set(kernel.settings.tabBar)
    for (const tab of this.#tabs) this.#pages.add(tab)
    const on = <O extends object, R extends object>(api: string, behave: (options: O) => R) =>
      kernel.asyncApi<O, R>(api, (options) => {
        if (this.singlePage()) throw new WxFailure('not available in single page mode')
        return behave(options)
      })
    this.api = {
      navigateTo: on('navigateTo', ({ url, events }: NavigateOptions) => this.#navigateTo(url, events)),
      redirectTo: on('redirectTo', ({ url }: { url: string }) => this.#redirectTo(url)),
      reLaunch: on('reLaunch', ({ url }: { url: string }) => this.#reLaunch(this.#resolve(url))),
      switchTab: on('switchTab', ({ url }: { url: string }) => this.#switchTab(url)),
      navigateBack: on('navigateBack', ({ delta }: { delta?: number }) => this.#navigateBack(delta ?? 1)),
    }
  }

  /** The pages from bottom to top. */
  get stack(): readonly PageInstance[] {
    return [...this.#stack]
  }

  get current(): PageInstance | undefined {
    return this.#stack[this.#stack.length - 1]
  }

  /**
   * What `Page()` does for the page at `route`, which is added to app.json if it is not there.
   *
   * @param components - what `selectComponent` finds on each instance of the page
   */
  definePage(route: string, definition: PageDefinition, components: MountedComponents = {}): void {
    this.#pages.add(route)
    this.#definitions.set(route, { definition, components })
  }

  /** Puts a component on the page on top, for `selectComponent` to find. */
  mount(selector: string, component: unknown): void {
    const page = this.current
    if (!page) throw new Error('There is no page to mount on: launch first')
    const select = page.selectComponent
    page.selectComponent = (wanted) => (wanted === selector ? component : select(wanted))
  }

  /** Opens a page by address, without a call of the app: a shared link, or the first page. @internal */
  open(url: string): PageInstance {
    this.#reLaunch(this.#resolve(url.startsWith('/') ? url : `/${url}`))
    return this.current as PageInstance
  }

  /** Takes all pages away without telling them, as the end of the process does. @internal */
  destroy(): void {
    this.#stack = []
    this.#tabPages.clear()
  }

  /** Calls a life-cycle function of the page on top. @internal */
  notify(hook: 'onShow' | 'onHide'): void {
    this.#call(this.current, hook)
  }

  #navigateTo(url: string, events: NavigateOptions['events']): { eventChannel: EventChannel } {
    const target = this.#resolve(url)
    if (this.#tabs.has(target.path)) throw new WxFailure('can not navigateTo a tabbar page')
    if (this.#stack.length >= STACK_LIMIT) throw new WxFailure('webview count limit exceed')
    const channel = new EventChannel()
    for (const [event, listener] of Object.entries(events ?? {})) channel.on(event, listener)
    this.#call(this.current, 'onHide')
    this.#push(target, channel)
    return { eventChannel: channel }
  }

  #redirectTo(url: string): object {
    const target = this.#resolve(url)
    if (this.#tabs.has(target.path)) throw new WxFailure('can not redirectTo a tabbar page')
    this.#unload(this.#stack.splice(-1))
    this.#push(target)
    return {}
  }

  #reLaunch(target: PageUrl): object {
    const old = [...new Set([...this.#stack, ...this.#tabPages.values()])]
    this.#stack = []
    this.#tabPages.clear()
    this.#unload(old)
    this.#push(target)
    return {}
  }

  #switchTab(url: string): object {
    const { path } = this.#resolve(url)
    if (!this.#tabs.has(path)) throw new WxFailure('can not switch to no-tabBar page')
    if (this.current?.route === path) return {}
    const [bottom, ...above] = this.#stack
    const leaving = this.current
    if (leaving && this.#tabs.has(leaving.route)) this.#call(leaving, 'onHide')
    this.#stack = []
    this.#unload(above.concat(bottom && !this.#tabs.has(bottom.route) ? [bottom] : []))
    const kept = this.#tabPages.get(path)
    if (kept) {
      this.#stack = [kept]
      this.#call(kept, 'onShow')
    } else {
      // The address of a tab takes no query.
      this.#push({ path, query: {} })
    }
    return {}
  }

  #navigateBack(delta: number): object {
    if (this.#stack.length < 2) throw new WxFailure('cannot navigate back at first page.')
    const count = Math.min(Math.max(1, delta), this.#stack.length - 1)
    this.#unload(this.#stack.splice(-count).reverse())
    this.#call(this.current, 'onShow')
    return {}
  }

  #push(target: PageUrl, channel?: EventChannel): void {
    const { definition, components } = this.#definitions.get(target.path) ?? { definition: {}, components: {} }
    const page = createPage(target.path, target.query, definition, channel, components)
    this.#stack.push(page)
    if (this.#tabs.has(target.path)) this.#tabPages.set(target.path, page)
    this.#call(page, 'onLoad', page.options)
    this.#call(page, 'onShow')
    this.#call(page, 'onReady')
  }

  #unload(pages: readonly PageInstance[]): void {
    for (const page of pages) this.#call(page, 'onUnload')
  }

  #resolve(url: string): PageUrl {
    const target = parsePageUrl(url, this.current?.route)
    if (!this.#pages.has(target.path)) throw new WxFailure(`page "${target.path}" is not found`)
    return target
  }

  #call(page: PageInstance | undefined, hook: string, ...args: unknown[]): void {
    try {
      const life = page?.[hook] as ((...args: unknown[]) => void) | undefined
      life?.apply(page, args)
    } catch (error) {
      this.kernel.reportUncaught(error)
    }
  }
}

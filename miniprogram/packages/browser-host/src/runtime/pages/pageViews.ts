import type { FakeWx, PageDefinition, PageInstance } from '@menjin/wx-testkit'
import type { AppPackage } from '../../package'
import { addressOf } from '../config'
import type { Engine, Instance } from '../engine/engine'
import type { HostEvents } from '../events'
import { PageView } from './pageView'
import { singlePageBar } from './singlePageBar'
import { TabBar } from './tabBar'
import { withTheme } from './withTheme'

/** What the pages need of the host. */
export interface PageViewsContext {
  readonly fake: FakeWx
  readonly engine: Engine
  readonly app: AppPackage
  readonly events: HostEvents
  /** Where the pages are drawn. */
  readonly place: HTMLElement
  fail(error: unknown): void
}

/** Draws the pages of the test kit's stack, which decides which there are. */
export class PageViews {
  readonly tabBar: TabBar | undefined
  readonly #views = new WeakMap<PageInstance, PageView>()
  readonly #tabs: readonly string[]

  constructor(private readonly context: PageViewsContext) {
    const { fake, app } = context
    const { tabBar } = app.app
    this.#tabs = (tabBar?.list ?? []).map(({ pagePath }) => pagePath.replace(/^\//, ''))
    if (tabBar && tabBar.custom !== true) {
      this.tabBar = new TabBar(tabBar, (index) => {
        this.#tapTab(index)
      })
      this.tabBar.paint(this.#themed(tabBar))
    }
    for (const route of app.app.pages) fake.navigation.definePage(route, this.#hooks())
  }

  get current(): PageView | undefined {
    const page = this.context.fake.navigation.current
    return page && this.#views.get(page)
  }

  /** What `getCurrentPages` gives: the pages as their authors know them. */
  instances(): Instance[] {
    return this.context.fake.navigation.stack.flatMap((page) => this.#views.get(page)?.instance ?? [])
  }

  /** What the person's back button or gesture does. */
  back(): void {
    this.context.events.emit({ lane: 'user', op: 'back', phase: 'moment' })
    const { wx } = this.context.fake
    // On the first page it leaves the mini program; here nothing is behind it.
    wx.navigateBack({ fail: () => undefined })
  }

  /** Where the capsule is, in the window of the page. */
  capsule(): Record<'left' | 'right' | 'top' | 'bottom' | 'width' | 'height', number> {
    const place = this.context.place.getBoundingClientRect()
    const { left, right, top, bottom, width, height } = (
      this.context.place.closest('.mh-phone')?.querySelector('.mh-capsule') ?? this.context.place
    ).getBoundingClientRect()
    return {
      left: left - place.left,
      right: right - place.left,
      top: top - place.top,
      bottom: bottom - place.top,
      width,
      height,
    }
  }

  /** Shows the colours of the theme that the phone has now. */
  repaint(): void {
    const { fake, app } = this.context
    const { tabBar } = app.app
    const page = fake.navigation.current
    for (const opened of fake.navigation.stack) this.#views.get(opened)?.paint((json) => this.#themed(json))
    if (tabBar) this.tabBar?.paint(this.#themed(tabBar))
    if (page) this.tabBar?.select(page.route)
  }

  #themed<T>(json: T): T {
    const { fake, app } = this.context
    return withTheme(json, app.themes[fake.device.theme])
  }

  /** The test kit's page, whose life-cycle moves the real one. */
  #hooks(): PageDefinition {
    const view = (page: PageInstance) => this.#views.get(page)
    const context = this.context
    // eslint-disable-next-line @typescript-eslint/no-this-alias -- the hooks have a `this` of their own
    const views = this
    return {
      onLoad(this: PageInstance) {
        views.#open(this)
      },
      onShow(this: PageInstance) {
        views.#arrange(this)
        view(this)?.show()
      },
      onReady(this: PageInstance) {
        // Drawn twice before it counts as drawn: once to lay out, once to paint.
        requestAnimationFrame(() => {
          context.fake.clock.setTimeout(() => view(this)?.ready())
        })
      },
      onHide(this: PageInstance) {
        view(this)?.hide()
      },
      onUnload(this: PageInstance) {
        view(this)?.unload()
      },
    }
  }

  #open(page: PageInstance): void {
    const { engine, app, events, place, fail } = this.context
    try {
      const opened = new PageView(engine, app, page, (hook, work) => {
        const op = `${page.route} ${hook}`
        try {
          if (hook !== 'onPageScroll') events.emit({ lane: 'page', op, phase: 'moment' })
          work()
        } catch (error) {
          fail(error)
        }
      })
      opened.paint((json) => this.#themed(json))
      this.#views.set(page, opened)
      opened.load(place)
    } catch (error) {
      fail(error)
    }
  }

  /** Puts the page on top in front, with the bars that belong to it. */
  #arrange(page: PageInstance): void {
    const { fake, app } = this.context
    const { stack } = fake.navigation
    const shown = this.#views.get(page)
    for (const node of this.context.place.querySelectorAll<HTMLElement>(':scope > .mh-page')) {
      node.hidden = node !== shown?.node
    }
    if (fake.app.singlePage) {
      shown?.node.querySelector('.mh-single')?.remove()
      shown?.node.append(
        singlePageBar(() => {
          this.#enter(page)
        }),
      )
      return
    }
    const isTab = this.#tabs.includes(page.route)
    if (this.tabBar) {
      this.tabBar.setVisible(isTab)
      this.tabBar.select(page.route)
      if (shown && isTab) shown.node.append(this.tabBar.node)
    }
    const home = app.app.entryPagePath ?? app.app.pages[0]
    if (stack.length > 1) {
      shown?.bar.setLeft('back', () => {
        this.back()
      })
    } else {
      shown?.bar.setLeft(isTab || page.route === home ? 'none' : 'home', () => {
        fake.wx.reLaunch({ url: `/${home ?? ''}`, fail: () => undefined })
      })
    }
  }

  /** From Moments' single page into the mini program, which starts with the same page. */
  #enter({ route, options }: PageInstance): void {
    const query = Object.entries(options).map(([name, value]) => `${name}=${value}`)
    const page = query.length > 0 ? `${route}?${query.join('&')}` : route
    location.search = addressOf(location.search, { scene: 1155, page })
  }

  #tapTab(index: number): void {
    const { fake, app, events } = this.context
    const { pagePath = '', text } = app.app.tabBar?.list[index] ?? {}
    events.emit({ lane: 'user', op: 'tab', phase: 'moment', detail: text })
    fake.wx.switchTab({ url: `/${pagePath.replace(/^\//, '')}`, fail: () => undefined })
    this.current?.call('onTabItemTap', { index: String(index), pagePath, text })
  }
}

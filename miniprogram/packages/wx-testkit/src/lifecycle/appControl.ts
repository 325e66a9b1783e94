import type { TimerHandle } from '../clock/clock'
import { Errno, WxFailure } from '../core/failure'
import type { Kernel } from '../core/kernel'
import { Listeners } from '../core/listeners'
import { SINGLE_PAGE_SCENE } from '../core/scene'
import type { PageInstance } from '../navigation/page'

/** How the mini program was opened. */
export interface EnterOptions {
  path: string
  query: Record<string, string>
  scene: number
  shareTicket?: string
  referrerInfo: Record<string, unknown>
}

/**
 * What `App()` takes.
 *
 * @public
 */
export interface AppDefinition {
  onLaunch?(options: EnterOptions): void
  onShow?(options: EnterOptions): void
  onHide?(): void
  onError?(message: string): void
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- apps carry whatever their authors give them
  [member: string]: any
}

/** What the life-cycle moves in the other parts of a fake. */
export interface AppContext {
  readonly kernel: Kernel
  openPage(url: string): PageInstance
  notifyPage(hook: 'onShow' | 'onHide'): void
  interruptNetwork(reason: WxFailure): void
  /** The process ends: everything but storage goes. */
  destroyAll(): void
}

/** After this long in the background the network is cut and JavaScript stops. */
const SUSPEND_AFTER = 5_000
/** After this long the process is gone. */
const DESTROY_AFTER = 30 * 60_000

/**
 * The life of the mini program: launch, foreground, background, suspension, destruction.
 *
 * @public
 */
export class AppControl {
  #state: 'foreground' | 'background' | 'suspended' | 'destroyed' = 'foreground'
  #definition: AppDefinition | undefined
  #instance: AppDefinition | undefined
  #launchOptions: EnterOptions
  #enterOptions: EnterOptions
  #timers: TimerHandle[] = []
  /** @internal */
  readonly shown = new Listeners<[EnterOptions]>()
  /** @internal */
  readonly hidden = new Listeners<[]>()

  /** @internal */
  constructor(private readonly context: AppContext) {
    const { scene, pages } = context.kernel.settings
    this.#launchOptions = { path: pages[0] ?? '', query: {}, scene, referrerInfo: {} }
    this.#enterOptions = this.#launchOptions
  }

  get state(): 'foreground' | 'background' | 'suspended' | 'destroyed' {
    return this.#state
  }

  /** What `getApp()` returns: `undefined` before {@link AppControl.launch}. */
  get instance(): AppDefinition | undefined {
    return this.#instance
  }

  get launchOptions(): EnterOptions {
    return this.#launchOptions
  }

  get enterOptions(): EnterOptions {
    return this.#enterOptions
  }

  get singlePage(): boolean {
    return this.#launchOptions.scene === SINGLE_PAGE_SCENE
  }

  /** Why the network cannot be used, if it cannot. @internal */
  get networkBlock(): WxFailure | undefined {
    return this.#state === 'suspended' ? new WxFailure('interrupted', Errno.INTERRUPTED) : undefined
  }

  /** What `App()` does. The definition outlives the process, as the code package does. */
  define(definition: AppDefinition): void {
    this.#definition = definition
  }

  /**
   * A cold start: `App.onLaunch`, `App.onShow`, then the page.
   *
   * @returns the first page
   */
  launch(options: Partial<EnterOptions> = {}): PageInstance {
    const { kernel } = this.context
    const entered: EnterOptions = {
      path: kernel.settings.pages[0] ?? '',
      query: {},
      scene: kernel.settings.scene,
      referrerInfo: {},
      ...options,
    }
    this.#launchOptions = entered
    this.#enterOptions = entered
    this.#state = 'foreground'
    this.#instance = { ...this.#definition }
    this.#call('onLaunch', entered)
    this.#announceShow()
    const query = Object.entries(entered.query).map(([name, value]) => `${name}=${value}`)
    return this.context.openPage(`/${entered.path}${query.length > 0 ? `?${query.join('&')}` : ''}`)
  }

  /** The app leaves the screen. Five seconds later it is suspended, half an hour later destroyed. */
  hide(): void {
    if (this.#state !== 'foreground') return
    const { kernel } = this.context
    this.#state = 'background'
    this.context.notifyPage('onHide')
    this.#call('onHide')
    this.hidden.emit(this.#report)
    this.#timers = [
      kernel.clock.setTimeout(() => {
        this.#suspend()
      }, SUSPEND_AFTER),
      kernel.clock.setTimeout(() => {
        this.destroy()
      }, DESTROY_AFTER),
    ]
  }

  /**
   * The app comes back to the screen.
   *
   * @returns `cold` if the process had been destroyed, so that the app was launched anew
   */
  show(options: Partial<EnterOptions> = {}): 'hot' | 'cold' {
    if (this.#state === 'destroyed') {
      this.launch(options)
      return 'cold'
    }
    if (this.#state === 'foreground') return 'hot'
    this.#stopTimers()
    this.#state = 'foreground'
    this.context.kernel.loop.resume()
    this.#enterOptions = { ...this.#enterOptions, ...options }
    this.#announceShow()
    if (options.path === undefined) this.context.notifyPage('onShow')
    else this.context.openPage(`/${options.path}`)
    return 'hot'
  }

  /** WeChat ends the process at once, as it does when memory is short. Storage stays. */
  destroy(): void {
    this.#stopTimers()
    this.#state = 'destroyed'
    this.#instance = undefined
    this.shown.off()
    this.hidden.off()
    this.context.destroyAll()
  }

  #suspend(): void {
    this.#state = 'suspended'
    this.context.interruptNetwork(new WxFailure('interrupted', Errno.INTERRUPTED))
    // The failures just caused are called back before the app stops: a timer of now comes after all promises of now.
    this.#timers.push(
      this.context.kernel.clock.setTimeout(() => {
        this.context.kernel.loop.suspend()
      }, 0),
    )
  }

  #stopTimers(): void {
    for (const timer of this.#timers.splice(0)) this.context.kernel.clock.clearTimeout(timer)
  }

  #announceShow(): void {
    this.#call('onShow', this.#enterOptions)
    this.shown.emit(this.#report, this.#enterOptions)
  }

  #call(hook: 'onLaunch' | 'onShow' | 'onHide', ...args: unknown[]): void {
    try {
      const life = this.#instance?.[hook] as ((...args: unknown[]) => void) | undefined
      life?.apply(this.#instance, args)
    } catch (error) {
      this.#report(error)
    }
  }

  readonly #report = (error: unknown): void => {
    this.context.kernel.reportUncaught(error)
  }
}

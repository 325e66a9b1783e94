import { Errno, WxFailure } from '../core/failure'
import type { Kernel } from '../core/kernel'
import { Listeners } from '../core/listeners'

/**
 * The phone: its connection and its appearance.
 *
 * @public
 */
export class FakeDevice {
  #online = true
  #theme: 'light' | 'dark'
  /** How a request fails without a connection; texts differ between clients. */
  offlineReason = 'net::ERR_INTERNET_DISCONNECTED'
  /** @internal */
  readonly networkChanged = new Listeners<[{ isConnected: boolean; networkType: string }]>()
  /** @internal */
  readonly themeChanged = new Listeners<[{ theme: 'light' | 'dark' }]>()

  /** @internal */
  constructor(private readonly kernel: Kernel) {
    this.#theme = kernel.settings.theme
  }

  get online(): boolean {
    return this.#online
  }

  get theme(): 'light' | 'dark' {
    return this.#theme
  }

  goOffline(): void {
    this.#setOnline(false)
  }

  goOnline(): void {
    this.#setOnline(true)
  }

  setTheme(theme: 'light' | 'dark'): void {
    this.#theme = theme
    this.themeChanged.emit(this.#report, { theme })
  }

  /** @internal */
  get networkBlock(): WxFailure | undefined {
    return this.#online ? undefined : new WxFailure(this.offlineReason, Errno.CRONET)
  }

  /** @internal */
  reset(): void {
    this.networkChanged.off()
    this.themeChanged.off()
  }

  #setOnline(online: boolean): void {
    if (this.#online === online) return
    this.#online = online
    this.networkChanged.emit(this.#report, { isConnected: online, networkType: online ? 'wifi' : 'none' })
  }

  readonly #report = (error: unknown): void => {
    this.kernel.reportUncaught(error)
  }
}

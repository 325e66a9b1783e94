import type { Clock } from './clock/clock'
import type { CallRecord } from './core/journal'
import type { ApiAnswer } from './core/kernel'
import type { Script } from './core/script'
import type { AppControl } from './lifecycle/appControl'
import type { CheckSessionAnswer } from './login/checkSession'
import type { LoginControl } from './login/login'
import type { FakeFiles } from './network/files'
import type { ScriptedServer } from './network/server'
import type { Navigation } from './navigation/navigation'
import type { FakeStorage } from './storage/fakeStorage'
import type { FakeDevice } from './system/device'
import type { WeChatModel } from './wechat/weChatModel'
import type { WxApi } from './wxApi'

/**
 * The clock and timers that the code under test should use. While the app is suspended its timers wait.
 *
 * @public
 */
export interface AppClock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number
  clearTimeout(id: unknown): void
  setInterval(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number
  clearInterval(id: unknown): void
  /** `Date` whose present is this clock's. */
  readonly Date: DateConstructor
  /** Timers of the app that have not run. */
  readonly pendingTimers: number
}

/**
 * A fake `wx` and everything that moves it.
 *
 * @public
 */
export interface FakeWx {
  /** What the code under test gets for `wx`. Members that the base library lacks are absent. */
  readonly wx: WxApi
  /** What the code under test gets for `getApp`. */
  getApp(): unknown
  /** What the code under test gets for `getCurrentPages`. */
  getCurrentPages(): unknown[]
  /** What the code under test gets for time. */
  readonly clock: AppClock
  /** The clock of the platform; never suspended. */
  readonly platformClock: Clock

  /** Moves time, running what comes due and draining promises. @param ms - milliseconds */
  advance(ms: number): Promise<void>
  /** Drains promises, and waits for real work (HTTP) that is under way, without moving time. */
  idle(): Promise<void>

  /** Calls made so far, of one API or of all. */
  calls(api?: string): readonly CallRecord[]
  /** Calls that no callback has answered yet. */
  pending(api?: string): readonly CallRecord[]
  /** The most calls of an API that were under way at once. */
  maxConcurrent(api: string): number
  /** Forgets answered calls. */
  clearCalls(): void
  /** Exceptions that the app's callbacks, timers and listeners threw. */
  readonly uncaught: readonly unknown[]

  /** Makes any API fail, hang or take its time, before its own behaviour. */
  script(api: string): Script<unknown, ApiAnswer>
  /** Scripts `wx.login`. */
  readonly login: LoginControl
  /** Scripts `wx.checkSession`. */
  readonly checkSession: Script<object, CheckSessionAnswer>
  /** WeChat behind the client: codes, session_key, phone. */
  readonly wechat: WeChatModel
  /** The servers that requests reach. */
  readonly server: ScriptedServer
  readonly files: FakeFiles
  readonly storage: FakeStorage
  readonly navigation: Navigation
  readonly app: AppControl
  readonly device: FakeDevice
}

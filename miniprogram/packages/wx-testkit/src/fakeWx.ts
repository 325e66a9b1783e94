import type { AppClock } from './clock/appClock'
import type { Clock } from './clock/clock'
import type { CallRecord } from './core/journal'
import type { ApiAnswer } from './core/kernel'
import type { Script } from './core/script'
import type { ApiDefinition } from './defineApi'
import type { Screen } from './interaction/screen'
import type { AppControl } from './lifecycle/appControl'
import type { CheckSessionAnswer } from './login/checkSession'
import type { LoginControl } from './login/login'
import type { FakeFiles } from './network/files'
import type { ScriptedServer } from './network/server'
import type { Navigation } from './navigation/navigation'
import type { Prefetch } from './prefetch/prefetch'
import type { Privacy } from './privacy/privacy'
import type { Permissions } from './settings/permissions'
import type { FakeStorage } from './storage/fakeStorage'
import type { FakeDevice } from './system/device'
import type { PhoneButton } from './tap/phoneButton'
import type { UserTaps } from './tap/userTaps'
import type { WeChatModel } from './wechat/weChatModel'
import type { WxApi } from './wxApi'

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
  /** Adds an API to `wx` that this kit does not model. */
  defineApi(name: string, definition: ApiDefinition): void

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
  /** Toast, modal and action sheet. */
  readonly screen: Screen
  /** Consent to the privacy agreement. */
  readonly privacy: Privacy
  /** Permissions of the settings type. */
  readonly permissions: Permissions
  /** The phone button's quota and charges. */
  readonly phone: PhoneButton
  /** The user's fingers. */
  readonly tap: UserTaps
  readonly prefetch: Prefetch
}

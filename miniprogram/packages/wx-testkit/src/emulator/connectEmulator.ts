import type { WxConnection } from '../connection'
import { fetchTransport, type FetchTransportOptions } from '../network/fetchTransport'
import { EmulatorControl, type EmulatorTarget } from './emulatorControl'
import { EmulatorPlatform } from './emulatorPlatform'

/** Which user's phone in which app, and how requests travel. */
export interface ConnectEmulatorOptions extends EmulatorTarget, FetchTransportOptions {}

/** A fake's line to the emulator. */
export interface EmulatorConnection extends WxConnection {
  /** The emulator's control API, for this user in this app. */
  readonly control: EmulatorControl
}

/**
 * Puts a fake on the Java emulator: login, session checks, phone and profile come from the emulator's control API, and
 * requests really leave over `fetch`. What the emulator does not know (navigation, storage, privacy, the user's
 * refusals) stays with the fake and its scripts.
 *
 * The answers come in real time; a virtual clock need not move for them. `fake.idle()` waits for those under way.
 *
 * @example
 * ```ts
 * const connection = connectEmulator({ controlUrl: 'http://127.0.0.1:8787', appId: 'wxemu00000000shop', userId: 'alice' })
 * const fake = createFakeWx({ appId: 'wxemu00000000shop', connection })
 * const { code } = await fake.wx.login() // a code that the emulator's jscode2session knows
 * ```
 *
 * @public
 */
export function connectEmulator(options: ConnectEmulatorOptions): EmulatorConnection {
  const control = new EmulatorControl(options, options.fetch)
  return { control, platform: new EmulatorPlatform(control), transport: fetchTransport(options) }
}

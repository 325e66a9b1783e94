import type { Requests } from '../http/requests.js'
import type { LoginService } from './login-service.js'
import type { SessionParts } from './session-parts.js'

/**
 * Makes sure that encrypted data which the user is about to hand over can be opened. To be called before the button is
 * shown, not after the tap: a login after the tap may rotate the key and close the data.
 */
export class SessionKeyGuard {
  private _checking: Promise<void> | undefined

  constructor(
    private readonly _parts: SessionParts,
    private readonly _logins: LoginService,
    private readonly _requests: Requests,
  ) {}

  /** @param askServer also asks WeChat, through the server, about the key that the server really holds */
  ensure(askServer: boolean): Promise<void> {
    this._checking ??= this._check(askServer).then(
      () => {
        this._checking = undefined
      },
      (error: unknown) => {
        this._checking = undefined
        throw error
      },
    )
    return this._checking
  }

  private async _check(askServer: boolean): Promise<void> {
    const { store, gate, options } = this._parts
    await store.ready
    if (!store.usableToken) {
      await this._logins.login({}, true)
      return
    }
    if (!gate.keyInDoubt && (await this._deviceSaysValid()) && (!askServer || (await this._serverSaysValid()))) return
    options.logger.warn('session_key expired, refreshing login')
    await this._logins.refresh()
  }

  /** A hint only: it judges by the last code of this device, not by the key that the server holds. */
  private async _deviceSaysValid(): Promise<boolean> {
    const { platform } = this._parts
    // Plugins have no checkSession; the server's answer decides anyway.
    if (!platform.wx.checkSession) return true
    try {
      await platform.call('checkSession')
      return true
    } catch {
      return false
    }
  }

  private async _serverSaysValid(): Promise<boolean> {
    const { data } = await this._requests.send<{ valid?: boolean }>('request', { url: '/v1/me/session-key' }, [])
    return data.valid === true
  }
}

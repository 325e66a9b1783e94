import type { Requests } from '../http/requests.js'
import type { LoginService } from './login-service.js'
import type { SessionParts } from './session-parts.js'

/**
 * Makes sure that encrypted data which the user is about to hand over can be opened. To be called before the button is
 * shown, not after the tap: a login after the tap may rotate the key and close the data.
 */
export interface SessionKeyGuard {
  /** @param askServer also asks WeChat, through the server, about the key that the server really holds */
  ensure(askServer: boolean): Promise<void>
}

export function createSessionKeyGuard(parts: SessionParts, logins: LoginService, requests: Requests): SessionKeyGuard {
  const { store, gate, options, platform } = parts
  let checking: Promise<void> | undefined

  /** A hint only: it judges by the last code of this device, not by the key that the server holds. */
  const deviceSaysValid = () =>
    // Plugins have no checkSession; the server's answer decides anyway.
    platform.wx.checkSession ? platform.call('checkSession').then(yes, no) : true

  const serverSaysValid = async () => {
    const { data } = await requests.send<{ valid?: boolean }>('request', { url: '/v1/me/session-key' }, [])
    return data.valid === true
  }

  const check = async (askServer: boolean) => {
    await store.opened()
    if (!store.usableToken) {
      await logins.login({}, true)
      return
    }
    if (!gate.keyInDoubt && (await deviceSaysValid()) && (!askServer || (await serverSaysValid()))) return
    options.logger.warn('session_key expired, refreshing login')
    await logins.refresh()
  }

  return {
    ensure: (askServer) => {
      checking ??= check(askServer)
      const forget = () => {
        checking = undefined
      }
      checking.then(forget, forget)
      return checking
    },
  }
}

const yes = () => true
const no = () => false

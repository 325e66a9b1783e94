import { StorageError } from '../errors/storage.js'
import type { User } from '../http/contract.js'
import { isAtLeast } from '../platform/environment.js'
import type { Platform } from '../platform/platform.js'
import { WxFailure } from '../platform/wx-failure.js'

/** What is kept on the device. The session_key never is: it never leaves the server. */
export interface StoredSession {
  readonly v: 1
  readonly token?: string | undefined
  /** Milliseconds of the device's clock. */
  readonly expiresAt?: number | undefined
  readonly user?: User | undefined
  readonly loggedOut?: boolean | undefined
  readonly anonymousId?: string | undefined
}

/** Where the session is kept. Replace it to keep the session elsewhere. */
export interface SessionStorage {
  /** `undefined` if nothing is stored. */
  load(): Promise<StoredSession | undefined>
  save(value: StoredSession): Promise<void>
}

const TIMEOUT = 3_000

/**
 * `wx` storage, encrypted where the base library can (2.21.3, asynchronous calls only). Rejects with
 * {@link StorageError} if the storage fails or holds nonsense.
 * See https://developers.weixin.qq.com/miniprogram/dev/api/storage/wx.setStorage.html
 *
 * Writes run one after the other and only the newest waiting one is done, so that a slow `save` cannot overwrite a
 * later logout.
 */
export function createWxStorage(platform: Platform, key: string, sdkVersion: string | undefined): SessionStorage {
  const encrypt = isAtLeast(sdkVersion, '2.21.3') || undefined
  let running: Promise<void> | undefined
  let waiting: StoredSession | undefined

  const drain = async () => {
    try {
      while (waiting) {
        const data = JSON.stringify(waiting)
        waiting = undefined
        await platform.call('setStorage', { key, data, encrypt }, TIMEOUT)
      }
    } catch (cause) {
      // An old session must not come back at the next start because the newer state could not be written.
      await platform.call('removeStorage', { key }, TIMEOUT).catch(() => undefined)
      throw new StorageError({ cause })
    } finally {
      running = waiting = undefined
    }
  }

  return {
    load: async () => {
      try {
        return parse((await platform.call<{ data: unknown }>('getStorage', { key, encrypt }, TIMEOUT)).data)
      } catch (cause) {
        if (cause instanceof WxFailure && /not found/i.test(cause.errMsg)) return undefined
        throw new StorageError({ cause })
      }
    },
    save: (value) => {
      waiting = value
      running ??= drain()
      return running
    },
  }
}

/** What was stored, if it is whole; throws otherwise. */
function parse(data: unknown): StoredSession {
  const value = JSON.parse(String(data)) as StoredSession
  const { v, token, expiresAt, user } = value
  const whole = token === undefined || (typeof token === 'string' && Number(expiresAt) > 0 && user?.id)
  if (v !== 1 || !whole) throw new Error('damaged')
  return value
}

import type { AsyncApi } from '../core/asyncApi'
import { WxFailure } from '../core/failure'
import type { Kernel } from '../core/kernel'
import type { FakeStorage } from './fakeStorage'

export interface StorageInfo {
  keys: string[]
  /** Kilobytes. */
  currentSize: number
  /** Kilobytes. */
  limitSize: number
}

export interface SetStorageOptions {
  key: string
  data: unknown
  encrypt?: boolean
}

export interface GetStorageOptions {
  key: string
  encrypt?: boolean
}

/**
 * The storage part of `wx`.
 *
 * @public
 */
export interface StorageApi {
  setStorage: AsyncApi<SetStorageOptions, object>
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in WeChat's typings
  getStorage: AsyncApi<GetStorageOptions, { data: any }>
  removeStorage: AsyncApi<{ key: string }, object>
  clearStorage: AsyncApi<object, object>
  getStorageInfo: AsyncApi<object, StorageInfo>
  setStorageSync: (key: string, data: unknown) => void
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as in WeChat's typings
  getStorageSync: (key: string) => any
  removeStorageSync: (key: string) => void
  clearStorageSync: () => void
  getStorageInfoSync: () => StorageInfo
}

const ENCRYPT_SINCE = '2.21.3'

export function createStorageApi(kernel: Kernel, storage: FakeStorage): StorageApi {
  // Older base libraries do not know the option and store in the clear.
  const encrypted = (options: { encrypt?: boolean }) => (options.encrypt ?? false) && kernel.atLeast(ENCRYPT_SINCE)
  const info = (): StorageInfo => ({
    keys: storage.keys,
    currentSize: Math.ceil(storage.size / 1024),
    limitSize: 10 * 1024,
  })
  return {
    setStorage: kernel.asyncApi('setStorage', (options: SetStorageOptions) => {
      storage.write(options.key, options.data, encrypted(options))
      return {}
    }),
    getStorage: kernel.asyncApi('getStorage', (options: GetStorageOptions) => {
      const found = storage.read(options.key, encrypted(options))
      if (!found) throw new WxFailure('data not found')
      return { data: found.value }
    }),
    removeStorage: kernel.asyncApi('removeStorage', (options: { key: string }) => {
      storage.remove(options.key)
      return {}
    }),
    clearStorage: kernel.asyncApi('clearStorage', () => {
      storage.clear()
      return {}
    }),
    getStorageInfo: kernel.asyncApi('getStorageInfo', info),
    setStorageSync: kernel.syncApi('setStorageSync', (key: string, data: unknown) => {
      storage.write(key, data, false)
    }),
    // A missing key is the empty string here, though a failure in the asynchronous form.
    getStorageSync: kernel.syncApi('getStorageSync', (key: string) => storage.read(key, false)?.value ?? ''),
    removeStorageSync: kernel.syncApi('removeStorageSync', (key: string) => {
      storage.remove(key)
    }),
    clearStorageSync: kernel.syncApi('clearStorageSync', () => {
      storage.clear()
    }),
    getStorageInfoSync: kernel.syncApi('getStorageInfoSync', info),
  }
}

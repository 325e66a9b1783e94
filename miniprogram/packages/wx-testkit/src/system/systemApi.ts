import type { AsyncApi } from '../core/asyncApi'
import type { Kernel } from '../core/kernel'
import type { AppControl, EnterOptions } from '../lifecycle/appControl'
import type { FakeDevice } from './device'
import { canIUse } from './versions'

export interface SystemInfo {
  SDKVersion: string
  version: string
  platform: string
  system: string
  brand: string
  model: string
  language: string
  theme: 'light' | 'dark'
  pixelRatio: number
  windowWidth: number
  windowHeight: number
  screenWidth: number
  screenHeight: number
  statusBarHeight: number
  safeArea: { left: number; right: number; top: number; bottom: number; width: number; height: number }
}

export interface AccountInfo {
  miniProgram: { appId: string; envVersion: 'develop' | 'trial' | 'release'; version: string }
  plugin: Record<string, never>
}

/**
 * What `wx` tells of the device, the app and its surroundings.
 *
 * @public
 */
export interface SystemApi {
  getSystemInfoSync: () => SystemInfo
  getSystemInfo: AsyncApi<object, SystemInfo>
  getSystemInfoAsync: AsyncApi<object, SystemInfo>
  getAppBaseInfo: () => Pick<SystemInfo, 'SDKVersion' | 'version' | 'language' | 'theme'> & { host: { env: string } }
  getDeviceInfo: () => Pick<SystemInfo, 'platform' | 'system' | 'brand' | 'model'>
  getWindowInfo: () => Omit<SystemInfo, 'SDKVersion' | 'version' | 'platform' | 'system' | 'brand' | 'model'>
  getAccountInfoSync: () => AccountInfo
  getLaunchOptionsSync: () => EnterOptions
  getEnterOptionsSync: () => EnterOptions
  canIUse: (schema: string) => boolean
  getNetworkType: AsyncApi<object, { networkType: string }>
  onNetworkStatusChange: (listener: (result: { isConnected: boolean; networkType: string }) => void) => void
  offNetworkStatusChange: (listener?: (result: { isConnected: boolean; networkType: string }) => void) => void
  onThemeChange: (listener: (result: { theme: 'light' | 'dark' }) => void) => void
  offThemeChange: (listener?: (result: { theme: 'light' | 'dark' }) => void) => void
  onAppShow: (listener: (options: EnterOptions) => void) => void
  offAppShow: (listener?: (options: EnterOptions) => void) => void
  onAppHide: (listener: () => void) => void
  offAppHide: (listener?: () => void) => void
  onError: (listener: (message: unknown) => void) => void
  offError: (listener?: (message: unknown) => void) => void
  nextTick: (callback: () => void) => void
}

export function createSystemApi(
  kernel: Kernel,
  app: AppControl,
  device: FakeDevice,
  has: (api: string) => boolean,
): SystemApi {
  const info = () => systemInfo(kernel, device)
  return {
    getSystemInfoSync: kernel.syncApi('getSystemInfoSync', info),
    getSystemInfo: kernel.asyncApi('getSystemInfo', info),
    getSystemInfoAsync: kernel.asyncApi('getSystemInfoAsync', info),
    getAppBaseInfo: kernel.syncApi('getAppBaseInfo', () => {
      const { SDKVersion, version, language, theme } = info()
      return { SDKVersion, version, language, theme, host: { env: 'WeChat' } }
    }),
    getDeviceInfo: kernel.syncApi('getDeviceInfo', () => {
      const { platform, system, brand, model } = info()
      return { platform, system, brand, model }
    }),
    getWindowInfo: kernel.syncApi('getWindowInfo', info),
    getAccountInfoSync: kernel.syncApi('getAccountInfoSync', () => {
      const { appId, envVersion, version } = kernel.settings
      return { miniProgram: { appId, envVersion, version }, plugin: {} }
    }),
    getLaunchOptionsSync: kernel.syncApi('getLaunchOptionsSync', () => app.launchOptions),
    getEnterOptionsSync: kernel.syncApi('getEnterOptionsSync', () => app.enterOptions),
    canIUse: kernel.syncApi('canIUse', (schema: string) => canIUse(schema, kernel.settings.sdkVersion, has)),
    getNetworkType: kernel.asyncApi('getNetworkType', () => ({ networkType: device.online ? 'wifi' : 'none' })),
    onNetworkStatusChange: device.networkChanged.on,
    offNetworkStatusChange: device.networkChanged.off,
    onThemeChange: device.themeChanged.on,
    offThemeChange: device.themeChanged.off,
    onAppShow: app.shown.on,
    offAppShow: app.shown.off,
    onAppHide: app.hidden.on,
    offAppHide: app.hidden.off,
    onError: (listener) => kernel.errorListeners.add(listener),
    offError: (listener) => {
      if (listener) kernel.errorListeners.delete(listener)
      else kernel.errorListeners.clear()
    },
    nextTick: (callback) => {
      kernel.loop.poster()(callback)
    },
  }
}

function systemInfo(kernel: Kernel, device: FakeDevice): SystemInfo {
  const { sdkVersion, wechatVersion, platform, language } = kernel.settings
  return {
    SDKVersion: sdkVersion,
    version: wechatVersion,
    platform,
    system: platform === 'android' ? 'Android 14' : 'iOS 17.5',
    brand: platform === 'android' ? 'fake' : 'iPhone',
    model: platform === 'android' ? 'Fake Phone' : 'iPhone 15',
    language,
    theme: device.theme,
    pixelRatio: 3,
    windowWidth: 390,
    windowHeight: 753,
    screenWidth: 390,
    screenHeight: 844,
    statusBarHeight: 47,
    safeArea: { left: 0, right: 390, top: 47, bottom: 810, width: 390, height: 763 },
  }
}

import type { WxConnection } from './connection'
import type { CallRecord } from './core/journal'
import type { Clock } from './clock/clock'
import { VirtualClock } from './clock/virtualClock'

/**
 * What a fake stands for. Everything has a default.
 *
 * @public
 */
export interface FakeWxOptions {
  /** Default `wxfake0000000001`. */
  appId?: string
  /** Default `develop`. */
  envVersion?: 'develop' | 'trial' | 'release'
  /** The mini program's version; only a release has one. */
  version?: string
  /** Base library version, which decides which APIs exist and what they answer. Default `3.7.0`. */
  sdkVersion?: string
  /** Default `ios`. */
  platform?: 'ios' | 'android' | 'ohos' | 'windows' | 'mac' | 'devtools'
  /** Default `zh_CN`. */
  language?: string
  /** Default `light`. */
  theme?: 'light' | 'dark'
  /** Version of the WeChat app. Default `8.0.50`. */
  wechatVersion?: string
  /** Default: a new {@link VirtualClock}. */
  clock?: Clock
  /** Seed of codes, keys and ids. Equal seeds give equal runs. Default 1. */
  seed?: number
  /** Milliseconds that every asynchronous API takes unless scripted otherwise. Default 0: at once, never synchronously. */
  latency?: number
  /** How the mini program was entered. 1154 is the single page mode of Moments. Default 1001. */
  scene?: number
  /** Pages of app.json, without leading slash; the first is the home page. Default `['pages/index/index']`. */
  pages?: readonly string[]
  /** Those of them that stand in the tab bar. Default none. */
  tabBar?: readonly string[]
  /** Domains that requests may go to, such as `https://api.example.com`. Default: not checked, as in DevTools. */
  requestDomains?: readonly string[]
  /** How names in `res.header` are written. Default `canonical` (`Content-Type`). */
  headerCase?: 'canonical' | 'lower' | 'upper'
  /** What PATCH does, which `wx.request` does not list among its methods. Default `refuse`. */
  patchMethod?: 'refuse' | 'send'
  /** Real counterparts instead of the model in this process and the scripted server; see `connectEmulator`. */
  connection?: WxConnection
  /** Told of every call of `wx` when it is made (`outcome` is `pending`) and again when it is answered. */
  onCall?: (call: CallRecord) => void
  /** Where exceptions thrown by the app's callbacks and timers go. Default: thrown again, so that the test runner sees them. */
  onUncaught?: (error: unknown) => void
}

type WithoutDefault = 'requestDomains' | 'connection' | 'onCall'

export type FakeWxSettings = Required<Omit<FakeWxOptions, WithoutDefault>> & Pick<FakeWxOptions, WithoutDefault>

export function resolveOptions(options: FakeWxOptions): FakeWxSettings {
  return {
    appId: 'wxfake0000000001',
    envVersion: 'develop',
    version: '',
    sdkVersion: '3.7.0',
    platform: 'ios',
    language: 'zh_CN',
    theme: 'light',
    wechatVersion: '8.0.50',
    clock: new VirtualClock(),
    seed: 1,
    latency: 0,
    scene: 1001,
    pages: ['pages/index/index'],
    tabBar: [],
    headerCase: 'canonical',
    patchMethod: 'refuse',
    onUncaught: (error) => {
      queueMicrotask(() => {
        throw error
      })
    },
    ...Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)),
  }
}

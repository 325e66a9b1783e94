import type { WxLike } from './wx-like.js'

/** What the device says about itself. Each part may be missing. */
export interface Environment {
  readonly appId?: string
  /** `develop`, `trial` or `release`. */
  readonly envVersion?: string
  readonly model?: string
  readonly platform?: string
  /** Version of WeChat. */
  readonly wechatVersion?: string
  /** Version of the base library. */
  readonly sdkVersion?: string
}

/** The answer of the first call that exists and does not throw. */
function ask(wx: WxLike, ...calls: (keyof WxLike)[]): Readonly<Record<string, never>> {
  for (const call of calls) {
    try {
      const answer: unknown = (wx[call] as () => unknown)()
      if (answer) return answer as Record<string, never>
    } catch {
      // The next one may know.
    }
  }
  return {}
}

/** Reads the environment, preferring the calls that replaced `getSystemInfoSync` in base library 2.20.1. */
export function readEnvironment(wx: WxLike): Environment {
  const { appId, envVersion } = Object(ask(wx, 'getAccountInfoSync').miniProgram) as Environment
  const { version, SDKVersion } = ask(wx, 'getAppBaseInfo', 'getSystemInfoSync')
  const { model, platform } = ask(wx, 'getDeviceInfo', 'getSystemInfoSync')
  return { appId, envVersion, model, platform, wechatVersion: version, sdkVersion: SDKVersion }
}

/**
 * Whether the app was opened as a single page from Moments (scene 1154). There is no login there.
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/share-timeline.html
 */
export function isSinglePage(wx: WxLike): boolean {
  return ask(wx, 'getEnterOptionsSync', 'getLaunchOptionsSync').scene === 1154
}

/** Compares dotted versions number by number; a missing version counts as the oldest. */
export function isAtLeast(version = '', wanted: string): boolean {
  const numbers = (dotted: string) => dotted.split('.').map((part) => Number(part) || 0)
  const left = numbers(version)
  const right = numbers(wanted)
  for (let i = 0; i < right.length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference) return difference > 0
  }
  return true
}

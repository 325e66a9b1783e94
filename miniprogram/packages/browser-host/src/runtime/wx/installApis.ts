import type { WxApi } from '@menjin/wx-testkit'
import { extraApis, type ExtraContext } from './extraApis'
import { syncApis } from './syncApis'

/**
 * The `wx` of the app: the test kit's, what needs a screen, and, for everything else that WeChat has, an honest absence
 * that is reported when it is touched.
 */
export function installApis(context: ExtraContext, warn: (message: string) => void): WxApi {
  const { fake, views } = context
  for (const [name, answer] of Object.entries(extraApis(context))) {
    fake.defineApi(name, { answer: (options) => answer(options) ?? {} })
  }
  const wx = fake.wx as unknown as Record<string | symbol, unknown>
  Object.assign(wx, syncApis(fake, views))
  return new Proxy(wx, {
    get(target, name) {
      if (!(name in target) && typeof name === 'string' && !name.startsWith('_')) {
        warn(`wx.${name} is not supported by the browser host`)
      }
      return target[name]
    },
  }) as unknown as WxApi
}

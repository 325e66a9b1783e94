import type { Refusal, Timing } from '../core/answer'
import type { AsyncApi } from '../core/asyncApi'
import { WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import type { Script } from '../core/script'
import type { WeChatPlatform } from '../wechat/platform'

/**
 * What `wx.checkSession` can be told to answer; without `valid`, what the platform knows of the key.
 *
 * @public
 */
export type CheckSessionAnswer = Refusal | ({ valid?: boolean } & Timing)

export function createCheckSession(
  kernel: Kernel,
  script: Script<object, CheckSessionAnswer>,
  platform: WeChatPlatform,
): AsyncApi<object, object> {
  return kernel.asyncApi<object, object>('checkSession', async (options) => {
    const played = await kernel.play<{ valid?: boolean } & Timing>((await script.take(options)) ?? {})
    if (played === NEVER) return NEVER
    if (!(played.valid ?? (await platform.checkSession()))) throw new WxFailure('session time out')
    return {}
  })
}

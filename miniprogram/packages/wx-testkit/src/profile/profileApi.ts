import type { AsyncApi } from '../core/asyncApi'
import { WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import type { Privacy } from '../privacy/privacy'
import type { Gesture } from '../tap/gesture'
import type { OpenDataGrant, WeChatPlatform } from '../wechat/platform'
import type { WeChatModel } from '../wechat/weChatModel'

/** What the profile APIs answer: nothing about the person since 2022. */
export interface ProfileResult extends OpenDataGrant {
  userInfo: Record<string, unknown>
}

/**
 * The two profile APIs that WeChat emptied. They are here so that code which still calls them can be tested.
 *
 * @public
 */
export interface ProfileApi {
  /** @deprecated Anonymous since 2021-04-28. */
  getUserInfo: AsyncApi<{ withCredentials?: boolean; lang?: string }, ProfileResult>
  /** @deprecated Anonymous since 2022-11-08, except on base libraries below 2.27.1. */
  getUserProfile: AsyncApi<{ desc: string; lang?: string }, ProfileResult>
}

const ANONYMOUS_SINCE = '2.27.1'

export function createProfileApi(
  kernel: Kernel,
  parts: { privacy: Privacy; gesture: Gesture; wechat: WeChatModel; platform: WeChatPlatform },
): ProfileApi {
  const { privacy, gesture, wechat, platform } = parts
  return {
    getUserInfo: kernel.asyncApi('getUserInfo', async () => {
      if ((await privacy.pass('getUserInfo')) === NEVER) return NEVER
      return withUserInfo(await platform.profile())
    }),
    getUserProfile: kernel.asyncApi('getUserProfile', async (options: { desc: string }) => {
      if (!gesture.active) throw new WxFailure('can only be invoked by user TAP gesture.')
      if (!options.desc) throw new WxFailure('parameter error: parameter.desc should be String instead of Undefined;')
      if ((await privacy.pass('getUserProfile')) === NEVER) return NEVER
      if (kernel.atLeast(ANONYMOUS_SINCE)) return withUserInfo(await platform.profile())
      const { nickname, avatar } = wechat.user
      return withUserInfo(await platform.openData({ nickName: nickname, gender: 0, avatarUrl: avatar }))
    }),
  }
}

function withUserInfo(grant: OpenDataGrant): ProfileResult {
  return { ...grant, userInfo: JSON.parse(grant.rawData) as Record<string, unknown> }
}

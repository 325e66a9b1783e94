import type { Kernel } from './core/kernel'
import type { Transport } from './network/transport'
import type { WeChatPlatform } from './wechat/platform'

/**
 * Real counterparts in place of the model in this process and the scripted server, such as `connectEmulator` makes.
 *
 * @public
 */
export interface WxConnection {
  /** Answers login, session checks, phone and profile. */
  platform: WeChatPlatform
  /** Carries `request`, `uploadFile` and `downloadFile`. */
  transport: Transport
}

/** Lets `idle()` wait for what a platform does in real time. */
export function trackedPlatform(kernel: Kernel, platform: WeChatPlatform): WeChatPlatform {
  const track = <T>(work: T | Promise<T>): Promise<T> => kernel.track(Promise.resolve(work))
  return {
    login: () => track(platform.login()),
    checkSession: () => track(platform.checkSession()),
    phone: () => track(platform.phone()),
    realtimePhone: () => track(platform.realtimePhone()),
    profile: () => track(platform.profile()),
    openData: (data) => track(platform.openData(data)),
  }
}

export function trackedTransport(kernel: Kernel, transport: Transport): Transport {
  return (request) => kernel.track(transport(request))
}

import type { AsyncApi } from '../core/asyncApi'
import { WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import type { Gesture } from '../tap/gesture'
import type { AuthSetting, Permissions } from './permissions'

/**
 * The permission part of `wx`.
 *
 * @public
 */
export interface SettingsApi {
  getSetting: AsyncApi<{ withSubscriptions?: boolean }, { authSetting: AuthSetting }>
  /** Needs a tap of the user since base library 2.3.0. */
  openSetting: AsyncApi<{ withSubscriptions?: boolean }, { authSetting: AuthSetting }>
  authorize: AsyncApi<{ scope: string }, object>
}

const TAP_NEEDED_SINCE = '2.3.0'

export function createSettingsApi(kernel: Kernel, permissions: Permissions, gesture: Gesture): SettingsApi {
  return {
    getSetting: kernel.asyncApi('getSetting', () => ({ authSetting: permissions.authSetting })),
    openSetting: kernel.asyncApi('openSetting', async () => {
      if (kernel.atLeast(TAP_NEEDED_SINCE) && !gesture.active) {
        throw new WxFailure('can only be invoked by user TAP gesture.')
      }
      const authSetting = await permissions.openPanelAndWait()
      return authSetting === NEVER ? NEVER : { authSetting }
    }),
    authorize: kernel.asyncApi('authorize', async ({ scope }: { scope: string }) =>
      (await permissions.authorize(scope)) === NEVER ? NEVER : {},
    ),
  }
}

import type { AsyncApi } from './core/asyncApi'
import type { InteractionApi } from './interaction/types'
import type { LoginOptions } from './login/login'
import type { NavigationApi } from './navigation/navigation'
import type { NetworkApi } from './network/types'
import type { PrefetchApi } from './prefetch/prefetch'
import type { PrivacyApi } from './privacy/privacyApi'
import type { ProfileApi } from './profile/profileApi'
import type { SettingsApi } from './settings/settingsApi'
import type { StorageApi } from './storage/storageApi'
import type { SystemApi } from './system/systemApi'

/**
 * The fake's `wx`.
 *
 * @public
 */
export interface WxApi
  extends
    NetworkApi,
    StorageApi,
    NavigationApi,
    SystemApi,
    PrivacyApi,
    SettingsApi,
    InteractionApi,
    ProfileApi,
    PrefetchApi {
  login: AsyncApi<LoginOptions, { code: string }>
  checkSession: AsyncApi<object, object>
}

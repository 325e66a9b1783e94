import type { AsyncApi } from './core/asyncApi'
import type { LoginOptions } from './login/login'
import type { NavigationApi } from './navigation/navigation'
import type { NetworkApi } from './network/types'
import type { StorageApi } from './storage/storageApi'
import type { SystemApi } from './system/systemApi'

/**
 * The fake's `wx`.
 *
 * @public
 */
export interface WxApi extends NetworkApi, StorageApi, NavigationApi, SystemApi {
  login: AsyncApi<LoginOptions, { code: string }>
  checkSession: AsyncApi<object, object>
}

import type { AsyncApi } from '../core/asyncApi'
import { type Kernel, NEVER } from '../core/kernel'
import type { Privacy, PrivacyListener } from './privacy'

/**
 * The privacy part of `wx`. Absent below base library 2.32.3.
 *
 * @public
 */
export interface PrivacyApi {
  getPrivacySetting: AsyncApi<object, { needAuthorization: boolean; privacyContractName: string }>
  /** Keeps only the last listener. */
  onNeedPrivacyAuthorization: (listener: PrivacyListener) => void
  requirePrivacyAuthorize: AsyncApi<object, object>
  openPrivacyContract: AsyncApi<object, object>
}

export function createPrivacyApi(kernel: Kernel, privacy: Privacy): PrivacyApi {
  return {
    getPrivacySetting: kernel.asyncApi('getPrivacySetting', () => ({
      needAuthorization: privacy.needAuthorization,
      privacyContractName: privacy.contractName,
    })),
    onNeedPrivacyAuthorization: kernel.syncApi('onNeedPrivacyAuthorization', (listener: PrivacyListener) => {
      privacy.listen(listener)
    }),
    requirePrivacyAuthorize: kernel.asyncApi('requirePrivacyAuthorize', async () => {
      // It stands for whichever private API comes next, so it needs no declaration of its own.
      if (!privacy.needAuthorization) return {}
      return (await privacy.ask('requirePrivacyAuthorize')) === NEVER ? NEVER : {}
    }),
    openPrivacyContract: kernel.asyncApi('openPrivacyContract', () => {
      privacy.contractsOpened += 1
      return {}
    }),
  }
}

import { compareVersions } from '../core/version'

/** Base library versions that brought an API of `wx`; below it the member does not exist. */
export const API_SINCE: Readonly<Record<string, string>> = {
  checkSession: '1.0.0',
  getAccountInfoSync: '2.2.2',
  onAppShow: '2.1.2',
  offAppShow: '2.1.2',
  onAppHide: '2.1.2',
  offAppHide: '2.1.2',
  onError: '2.1.2',
  offError: '2.1.2',
  setBackgroundFetchToken: '2.8.0',
  getBackgroundFetchToken: '2.8.0',
  getBackgroundFetchData: '2.8.0',
  onBackgroundFetchData: '2.8.0',
  getEnterOptionsSync: '2.9.4',
  getUserProfile: '2.10.4',
  onThemeChange: '2.11.0',
  offThemeChange: '2.11.0',
  getSystemInfoAsync: '2.14.1',
  getAppBaseInfo: '2.20.1',
  getDeviceInfo: '2.20.1',
  getWindowInfo: '2.20.1',
  onNeedPrivacyAuthorization: '2.32.3',
  requirePrivacyAuthorize: '2.32.3',
  getPrivacySetting: '2.32.3',
  openPrivacyContract: '2.32.3',
}

/** The same for options, results and components, in the notation of `wx.canIUse`. */
const PART_SINCE: Readonly<Record<string, string>> = {
  'login.object.timeout': '1.9.90',
  'setStorage.object.encrypt': '2.21.3',
  'getStorage.object.encrypt': '2.21.3',
  'button.open-type.getUserInfo': '1.1.0',
  'button.open-type.getPhoneNumber': '1.2.0',
  'button.open-type.openSetting': '2.0.7',
  'button.open-type.chooseAvatar': '2.21.2',
  'button.open-type.getRealtimePhoneNumber': '2.24.4',
  'button.open-type.agreePrivacyAuthorization': '2.32.3',
  'button.open-type.getPhoneNumber|agreePrivacyAuthorization': '2.32.3',
  'button.open-type.getRealtimePhoneNumber|agreePrivacyAuthorization': '2.32.3',
  'button.phone-number-no-quota-toast': '3.0.1',
  'input.type.nickname': '2.21.2',
  'input.bindnicknamereview': '2.29.1',
}

/**
 * `wx.canIUse` for what this kit models.
 *
 * @param has - whether the fake's `wx` has a member of that name
 */
export function canIUse(schema: string, sdkVersion: string, has: (api: string) => boolean): boolean {
  const part = PART_SINCE[schema]
  if (part !== undefined) return compareVersions(sdkVersion, part) >= 0
  const [head = ''] = schema.split('.')
  if (head === 'button' || head === 'input') return schema === head
  return has(head)
}

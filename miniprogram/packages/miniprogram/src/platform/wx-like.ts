/**
 * The part of WeChat's `wx` object that this package uses, written down structurally so that no type package has to be
 * installed, and so that `Taro`, `uni` or a fake can take its place.
 *
 * Everything but `login` and `request` may be missing: base libraries differ, and what is missing is answered with an
 * error or a fall-back, never with a crash.
 */
export interface WxLike {
  login(options: WxOptions & { timeout?: number }): unknown
  request(options: WxOptions & { url: string }): unknown
  checkSession?(options: WxOptions): unknown
  uploadFile?(options: WxOptions & { url: string; filePath: string; name: string }): unknown
  downloadFile?(options: WxOptions & { url: string }): unknown
  getStorage?(options: WxOptions & { key: string; encrypt?: boolean }): unknown
  setStorage?(options: WxOptions & { key: string; data: unknown; encrypt?: boolean }): unknown
  removeStorage?(options: WxOptions & { key: string }): unknown
  navigateTo?(options: WxOptions & { url: string }): unknown
  redirectTo?(options: WxOptions & { url: string }): unknown
  navigateBack?(options: WxOptions & { delta?: number }): unknown
  switchTab?(options: WxOptions & { url: string }): unknown
  reLaunch?(options: WxOptions & { url: string }): unknown
  getSetting?(options: WxOptions): unknown
  authorize?(options: WxOptions & { scope: string }): unknown
  openSetting?(options: WxOptions): unknown
  showModal?(options: WxOptions & { title?: string; content?: string }): unknown
  getPrivacySetting?(options: WxOptions): unknown
  openPrivacyContract?(options: WxOptions): unknown
  requirePrivacyAuthorize?(options: WxOptions): unknown
  onNeedPrivacyAuthorization?(handler: (resolve: (answer: never) => void, event: never) => void): void
  onAppShow?(handler: (event: never) => void): void
  offAppShow?(handler: (event: never) => void): void
  onAppHide?(handler: (event: never) => void): void
  offAppHide?(handler: (event: never) => void): void
  getLaunchOptionsSync?(): { scene?: number }
  getEnterOptionsSync?(): { scene?: number }
  getAccountInfoSync?(): { miniProgram?: { appId?: string; envVersion?: string } }
  getAppBaseInfo?(): { SDKVersion?: string; version?: string }
  getDeviceInfo?(): { model?: string; platform?: string }
  getSystemInfoSync?(): { SDKVersion?: string; version?: string; model?: string; platform?: string }
}

/** The three callbacks that every asynchronous call of `wx` takes. */
export interface WxOptions {
  success?: (result: never) => void
  fail?: (result: never) => void
  complete?: (result: never) => void
}

/** A page of `getCurrentPages()`, as far as this package looks at it. */
export interface PageLike {
  route?: string
  options?: Record<string, string | undefined>
  selectComponent?(selector: string): unknown
}

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
  onNeedPrivacyAuthorization?(handler: WxAny): void
  onAppShow?(handler: WxCallback): void
  offAppShow?(handler: WxCallback): void
  onAppHide?(handler: () => void): void
  offAppHide?(handler: () => void): void
  getLaunchOptionsSync?(): { scene?: number }
  getEnterOptionsSync?(): { scene?: number }
  getAccountInfoSync?(): { miniProgram?: { appId?: string; envVersion?: string } }
  getAppBaseInfo?(): { SDKVersion?: string; version?: string }
  getDeviceInfo?(): { model?: string; platform?: string }
  getSystemInfoSync?(): { SDKVersion?: string; version?: string; model?: string; platform?: string }
}

/**
 * The three callbacks that every asynchronous call of `wx` takes. What they get differs from call to call, and from one
 * type package to the other; so that all of them fit, nothing is said about it here.
 */
export interface WxOptions {
  success?: WxCallback
  fail?: WxCallback
  complete?: WxCallback
}

// eslint-disable-next-line @typescript-eslint/no-explicit-any
type WxAny = any
type WxCallback = (result: WxAny) => void

/** A page of `getCurrentPages()`, as far as this package looks at it. */
export interface PageLike {
  route?: string
  options?: Record<string, string | undefined>
  selectComponent?(selector: string): unknown
}

import type { ErrorCode, MenjinError } from '../errors/index.js'

/** Languages of the texts. */
export type Lang = 'zh' | 'en'

/** One sentence for the user per error, without technical words. */
export const ERROR_TEXTS: Readonly<Record<ErrorCode, Readonly<Record<Lang, string>>>> = {
  account_blocked: { zh: '账号暂时无法使用，请联系客服', en: 'This account cannot be used now. Please contact us' },
  add_on_refused: { zh: '登录未通过', en: 'The login was not accepted' },
  auth_expired: { zh: '登录已失效，请重新登录', en: 'Your login has expired. Please log in again' },
  cancelled: { zh: '已取消', en: 'Cancelled' },
  denied: { zh: '没有得到你的授权，需要时再点一次', en: 'You gave no permission. Tap again when you want to' },
  fuse_open: { zh: '操作太频繁，请稍后再试', en: 'Too many attempts. Please try again later' },
  internal: { zh: '出了点问题，请重试', en: 'Something went wrong. Please try again' },
  invalid_argument: { zh: '填写的内容有误', en: 'Please check what you entered' },
  key_expired: { zh: '网络打了个盹，请再点一次', en: 'The network hiccuped. Please tap once more' },
  logged_out: { zh: '你已退出登录', en: 'You are logged out' },
  login_timeout: { zh: '登录超时，请重试', en: 'The login took too long. Please try again' },
  navigation_failed: { zh: '页面打开失败', en: 'The page could not be opened' },
  navigation_replaced: { zh: '请完成授权后重新操作', en: 'Please authorize first, then try again' },
  network: { zh: '网络不给力，请重试', en: 'No connection. Please try again' },
  no_quota: { zh: '暂时无法获取手机号，请联系客服', en: 'Phone numbers cannot be read now. Please contact us' },
  not_configured: { zh: '登录未配置', en: 'Login is not set up' },
  not_registered: { zh: '请先完成注册', en: 'Please register first' },
  privacy_denied: { zh: '需要同意隐私保护指引', en: 'Please accept the privacy agreement first' },
  queue_full: { zh: '当前请求太多，请稍后再试', en: 'Too many requests. Please try again later' },
  server: { zh: '服务开小差了，请稍后再试', en: 'The service has a problem. Please try again later' },
  single_page: { zh: '请前往小程序使用完整服务', en: 'Open the mini program to use this' },
  step_required: { zh: '请先完善信息', en: 'Please complete your information first' },
  storage: { zh: '手机存储不可用', en: 'The storage of this phone is not available' },
  superseded: { zh: '登录状态已改变，请重试', en: 'The login has changed. Please try again' },
  ui_missing: { zh: '授权窗口未找到', en: 'The authorization window is missing' },
  wx_login_failed: { zh: '微信登录失败，请重试', en: 'WeChat login failed. Please try again' },
}

/** Where the server's code says more to the user than the error's own. */
const PROBLEM_TEXTS: Readonly<Record<string, Readonly<Record<Lang, string>> | undefined>> = {
  account_closing: { zh: '账号正在注销，重新登录可以恢复', en: 'This account is being closed. Log in to keep it' },
  high_risk: {
    zh: '微信提示账号有风险，暂时不能登录',
    en: 'WeChat sees a risk in this account. You cannot log in now',
  },
  phone_taken: {
    zh: '这个手机号已登记在别的账号，请换一个',
    en: 'Another account has this number. Please use another one',
  },
  rate_limited: { zh: '操作太频繁，请稍后再试', en: 'Too many attempts. Please try again later' },
  wechat_busy: { zh: '微信正忙，请稍后再试', en: 'WeChat is busy. Please try again later' },
  wechat_unavailable: { zh: '暂时连不上微信，请稍后再试', en: 'WeChat cannot be reached. Please try again later' },
}

/** The sentence for an error, or for whatever else was thrown. */
export function errorText(error: unknown, lang: Lang = 'zh'): string {
  const { code, cause, problem } = Object(error) as Partial<MenjinError>
  // Why the logins before have failed says more than that they are held back.
  const reason = code === 'fuse_open' && (Object(cause) as Partial<MenjinError>).isMenjinError
  if (reason) return errorText(cause, lang)
  return (PROBLEM_TEXTS[problem?.code ?? ''] ?? ERROR_TEXTS[code ?? 'internal'] ?? ERROR_TEXTS.internal)[lang]
}

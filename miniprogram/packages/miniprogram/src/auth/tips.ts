import type { PageLike } from '../platform/wx-like.js'
import { guarded } from '../session/guarded.js'

/** The words of an authorization UI. */
export interface AuthTips {
  readonly title: string
  readonly content: string
  readonly confirmTxt: string
}

/** What a page may define to have its own words. */
export interface PageTips {
  $loginUserAuthTips?: () => Partial<AuthTips>
}

export const TIPS: Readonly<Record<'zh' | 'en', AuthTips>> = {
  zh: { title: '完善信息', content: '为了给你提供完整的服务，请完成以下步骤', confirmTxt: '去完成' },
  en: { title: 'Almost there', content: 'Please complete these steps to go on', confirmTxt: 'Continue' },
}

/** Defaults, then the page that asked, then the call; a missing field falls back to the one before. */
export function tipsFor(defaults: AuthTips, page: PageLike | undefined, call: Partial<AuthTips> = {}): AuthTips {
  let own: Partial<AuthTips> | undefined
  guarded(() => {
    own = (page as PageTips | undefined)?.$loginUserAuthTips?.call(page)
  })
  return Object.assign({}, defaults, own, call)
}

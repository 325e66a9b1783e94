import { isMenjinError, type Problem } from '@menjin/miniprogram'
import { errorText } from '@menjin/miniprogram/texts'

const TEXTS: Readonly<Record<string, string>> = {
  sold_out: '来晚一步，已经售罄',
  product_not_found: '这件东西已经下架',
  order_not_found: '没有找到这张订单',
  order_not_cancellable: '这张订单不能取消了',
  invalid_request: '填写的内容有误',
  step_required: '请先完善信息',
}

/** The shop's server refused. `code` is the problem's. */
export class ShopError extends Error {
  readonly code: string

  constructor(problem: Partial<Problem>) {
    super(problem.detail ?? problem.title ?? 'The server gave no reason')
    this.name = 'ShopError'
    this.code = problem.code ?? 'internal'
  }
}

/** A sentence for the user. */
export function messageOf(error: unknown): string {
  if (error instanceof ShopError) return TEXTS[error.code] ?? '服务开小差了，请稍后再试'
  return errorText(error)
}

/** The user did not want to: nothing to tell them. */
export function isRefusal(error: unknown): boolean {
  return isMenjinError(error) && ['cancelled', 'denied', 'privacy_denied'].includes(error.code)
}

/** Tells the user what went wrong, unless it was their own will. */
export function toast(error: unknown): void {
  if (isRefusal(error)) return
  void wx.showToast({ title: messageOf(error), icon: 'none', duration: 2500 })
}

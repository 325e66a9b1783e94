import type { LoginMode } from '../session/login-mode.js'
import type { WxResponse } from './response.js'

export type RequestKind = 'request' | 'uploadFile' | 'downloadFile'

/** What `wx.request`, `wx.uploadFile` and `wx.downloadFile` take. Options not named here are passed on untouched. */
export interface WxRequestOptions {
  /** Absolute, or a path below `baseUrl`. */
  url: string
  method?: string
  data?: unknown
  header?: Record<string, string>
  /** Milliseconds; 60 000 where left out. */
  timeout?: number
  filePath?: string
  name?: string
  formData?: Record<string, unknown>
  [option: string]: unknown
}

/** The SDK's own options of a request. */
export interface SessionRequestOptions<T = unknown> extends WxRequestOptions {
  /**
   * Whether to log in first and to send the token. Default: true for `baseUrl` and `trustedOrigins`, else false. A
   * token is never sent anywhere else.
   */
  needLogin?: boolean
  loginOpts?: { mode?: LoginMode }
  /**
   * Whether the request may be sent a second time. By default it is, once, after an answer that means "not executed",
   * and after a cut by the background if its method is idempotent. `true` declares this request idempotent, `false`
   * forbids any second sending.
   */
  replay?: boolean
  /** Whether `step_required` opens the authorization UI (in modes that allow UI). Default: true. */
  autoAuth?: boolean
  /** Whether the login code may ride with this request; see `Piggyback`. */
  piggyback?: boolean
  success?: (response: WxResponse<T>) => void
  fail?: (error: unknown) => void
  complete?: (result: unknown) => void
}

/** Whether sending twice does no more than sending once (RFC 9110 §9.2.2), or the caller says so. */
export function mayRepeat({ replay, method = 'GET' }: SessionRequestOptions): boolean {
  return replay ?? /^(get|head|options|put|delete)$/i.test(method)
}

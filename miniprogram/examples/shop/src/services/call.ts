import type { SessionRequestOptions } from '@menjin/miniprogram'
import { ShopError } from './failure'
import { session } from './session'

/** Asks the shop's server. `wx.request` takes any status for a success; here only 2xx is. */
export async function call<T>(options: SessionRequestOptions): Promise<T> {
  const { statusCode, data } = await session.request(options)
  if (statusCode >= 400) throw new ShopError(Object(data) as object)
  return data as T
}

/** For guests: no login, no token. */
export function callAsGuest<T>(url: string): Promise<T> {
  return call<T>({ url, needLogin: false })
}

import { Errno, WxFailure } from '../core/failure'

/** Refuses addresses outside the domain list the way WeChat does; no list means no check, as in DevTools. */
export function checkDomain(address: string, domains: readonly string[] | undefined): void {
  let url: URL
  try {
    url = new URL(address)
  } catch {
    throw new WxFailure('invalid url', Errno.INVALID_URL)
  }
  if (!/^https?:$/.test(url.protocol)) throw new WxFailure('invalid url', Errno.INVALID_URL)
  if (domains === undefined) return
  const listed = domains.some((domain) => new URL(domain).origin === url.origin)
  if (!listed || url.protocol !== 'https:') {
    throw new WxFailure('url not in domain list', Errno.URL_NOT_IN_DOMAIN_LIST)
  }
}

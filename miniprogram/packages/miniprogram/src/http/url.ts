/** `https://host:port` of a URL in lower case; the empty string for a relative one. */
export function originOf(url: string): string {
  // A user part ("https://good@evil") or a backslash stays inside the match, and so equals no origin that was named.
  const match = /^[a-z][a-z\d+.-]*:\/\/[^/?#]*/i.exec(url)
  return match ? match[0].toLowerCase() : ''
}

/** Joins a path with the base; absolute URLs are left alone. */
export function resolveUrl(baseUrl: string, url: string): string {
  return originOf(url) ? url : `${baseUrl.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
}

/** Whether a token may be sent there: only to an origin that was named. */
export function isTrusted(url: string, origins: readonly string[]): boolean {
  return origins.indexOf(originOf(url)) >= 0
}

/** A page address taken apart: the absolute path without leading slash, and the query as written. */
export interface PageUrl {
  path: string
  query: Record<string, string>
}

/** Resolves a page address against the page it is used on. WeChat does not decode the query's values. */
export function parsePageUrl(url: string, current: string | undefined): PageUrl {
  const [address = '', search = ''] = url.split(/\?(.*)/s)
  const query: Record<string, string> = {}
  for (const pair of search.split('&')) {
    if (pair === '') continue
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    query[name] = value
  }
  return { path: absolute(address, current), query }
}

function absolute(address: string, current: string | undefined): string {
  if (address.startsWith('/')) return address.slice(1)
  const steps = (current ?? '').split('/').slice(0, -1)
  for (const step of address.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '.') steps.push(step)
  }
  return steps.join('/')
}

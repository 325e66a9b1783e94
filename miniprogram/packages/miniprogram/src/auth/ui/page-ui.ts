import { NavigationFailedError } from '../../errors/navigation-failed.js'
import { NavigationReplacedError } from '../../errors/navigation-replaced.js'
import type { Platform } from '../../platform/platform.js'
import type { WxFailure } from '../../platform/wx-failure.js'
import type { PageLike } from '../../platform/wx-like.js'
import type { AuthUi } from './auth-ui.js'

type Query = Readonly<Record<string, string | undefined>>

/** WeChat keeps at most so many pages. */
const MAX_PAGES = 10

/** The authorization page, opened by `navigateTo`, so that the page that asked stays and waits. */
export function pageUi(platform: Platform, authPage: string): AuthUi {
  return async ({ id, session, flow }) => {
    const backTo = pathOf(platform.topPage())
    const query = { session, target: String(flow.state.target), backTo }
    const url = withQuery(absolute(authPage), { menjin: id, ...query })
    // The page must not find the flow: it ends with the call that asked, perhaps after the page has begun to show it.
    const alone = withQuery(absolute(authPage), query)
    if (platform.pages().length >= MAX_PAGES) return replaceWith(platform, alone)
    const asking = platform.topPage()
    try {
      await platform.call('navigateTo', { url })
    } catch (cause) {
      if (/limit|exceed/i.test((cause as WxFailure).errMsg)) return replaceWith(platform, alone)
      throw new NavigationFailedError({ cause })
    }
    const page = platform.topPage()
    return {
      // Where the new page cannot be told from the old one there is nothing to watch.
      alive: () => page === asking || !page || platform.pages().indexOf(page) >= 0,
      close: () =>
        page && page !== asking && platform.topPage() === page ? leaveAuthPage(platform, backTo) : undefined,
    }
  }
}

/** With a full stack the page that asked makes room. It is rebuilt from `backTo` later; its promise ends here. */
async function replaceWith(platform: Platform, url: string): Promise<never> {
  try {
    await platform.call('redirectTo', { url })
  } catch (cause) {
    throw new NavigationFailedError({ cause })
  }
  throw new NavigationReplacedError()
}

/**
 * Leaves the authorization page: back if there is a page below, else to `backTo`, which may be a tab. Only paths of
 * this mini program are followed.
 */
export async function leaveAuthPage(platform: Platform, backTo: string): Promise<void> {
  const pages = platform.pages()
  const below = pages[pages.length - 2]
  const url = isOwnPath(backTo) ? backTo : '/'
  const ways: (() => Promise<unknown>)[] = [
    () => platform.call('redirectTo', { url }),
    () => platform.call('switchTab', { url: url.split('?')[0] }),
    () => platform.call('reLaunch', { url }),
  ]
  if (below && (!isOwnPath(backTo) || pathOf(below) === backTo)) {
    ways.unshift(() => platform.call('navigateBack', { delta: 1 }))
  }
  let failure: unknown
  for (const way of ways) {
    try {
      await way()
      return
    } catch (error) {
      failure = error
    }
  }
  throw new NavigationFailedError({ cause: failure })
}

/** Path and query of a page. `route` has neither leading slash nor query, and WeChat leaves the query encoded. */
export function pathOf(page: PageLike | undefined): string {
  return page?.route ? withPairs(absolute(page.route), page.options ?? {}, String) : ''
}

/** Whether `path` is a path of this mini program and not an address elsewhere. */
export function isOwnPath(path: string): boolean {
  return /^\/[^/\\]/.test(path) && !path.includes('://')
}

function absolute(path: string): string {
  return `/${path.replace(/^\/+/, '')}`
}

function withQuery(path: string, query: Query): string {
  return withPairs(path, query, encodeURIComponent)
}

function withPairs(path: string, query: Query, encode: (text: string) => string): string {
  const pairs = Object.keys(query)
    .filter((key) => query[key] !== undefined)
    .map((key) => `${encode(key)}=${encode(query[key] as string)}`)
  return pairs.length ? `${path}${!path.includes('?') ? '?' : '&'}${pairs.join('&')}` : path
}

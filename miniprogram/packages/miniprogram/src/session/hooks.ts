import type { MenjinError } from '../errors/menjin-error.js'
import type { Grant, User } from '../http/contract.js'
import type { PageLike } from '../platform/wx-like.js'
import { guarded } from './guarded.js'

/**
 * Hooks of the application. All are optional; what they throw is reported and changes nothing. A page can bring its own
 * in `$loginOpts`: those run before the ones given here.
 */
export interface LoginHooks {
  /** A login was newly granted, not merely taken from the storage. */
  onNewlyLogin?: (login: { readonly user: User; readonly created: boolean }) => void
  /** A login ended in failure. Once for all callers that shared it. */
  onLoginFailed?: (error: MenjinError) => void
  /** The user gave what the authorization UI asked for. */
  onUserAuthSucceeded?: () => void
  /** The authorization UI failed: it could not be shown, or the server did not accept what the user gave. */
  onUserAuthFailed?: (error: MenjinError) => void
  /** The user closed the authorization UI. */
  onUserAuthCanceled?: (error: MenjinError) => void
  /** A refused or expired login is about to be renewed: the place for a loading mask, if you want one. */
  onRefreshStart?: () => void
  /** The renewal ended; without an error it succeeded. */
  onRefreshEnd?: (error?: MenjinError) => void
}

/** What a page may define to speak for itself. */
export interface PageOverrides {
  $loginOpts?: LoginHooks | (() => LoginHooks)
}

/** Runs a hook of the page that asked, then the global one. */
export function runHook<K extends keyof LoginHooks>(
  hooks: LoginHooks,
  issuer: PageLike | undefined,
  name: K,
  ...args: Parameters<NonNullable<LoginHooks[K]>>
): void {
  for (const owner of [pageOptions(issuer), hooks]) {
    guarded(() => {
      ;(owner[name] as ((...values: unknown[]) => void) | undefined)?.(...args)
    })
  }
}

/** `$loginOpts` of a page, which may be an object or a method. */
export function pageOptions(page: PageLike | undefined): LoginHooks & Record<string, unknown> {
  let found: unknown
  guarded(() => {
    const { $loginOpts } = Object(page) as { $loginOpts?: unknown }
    found = typeof $loginOpts === 'function' ? ($loginOpts.call(page) as unknown) : $loginOpts
  })
  return Object(found) as LoginHooks & Record<string, unknown>
}

/** The answer of `loginStepAddOn`; nothing, or `ok: true`, lets the login pass. */
export type AddOnAnswer = { readonly ok: boolean; readonly code?: string | number; readonly message?: string } | void

/** Can turn a successful login down, before anything of it is stored. */
export type LoginStepAddOn = (grant: Grant) => AddOnAnswer | Promise<AddOnAnswer>

import type { MenjinError } from '../errors/menjin-error.js'
import type { AuthTarget } from './steps.js'
import type { AuthTips } from './tips.js'
import type { AuthDisplayMode } from './ui/auth-ui.js'
import type { UserAuthHandler } from './ui/custom-ui.js'

/** How the authorization is shown; for one call, or for all. */
export interface AuthUiOptions {
  /**
   * Default: the pop-up if the page that asks has one, else the authorization page. `POPUP` demands the pop-up, `PAGE`
   * the page.
   */
  mode?: AuthDisplayMode | undefined
  /** Id of the pop-up on the page. Default: `auth-popup`. */
  popupCompName?: string | undefined
  /** Path of the authorization page. Without one there is only the pop-up. */
  authPage?: string | undefined
  /** Your own UI, in the place of both. */
  userAuthHandler?: UserAuthHandler | undefined
}

/** What a call of `mustAuth` can be told. */
export interface MustAuthOptions extends AuthUiOptions {
  /** What must be done. Default: `mustAuthStep`. */
  step?: AuthTarget | undefined
  /** The same by its older name. Default: `AuthStep.TWO`. */
  mustAuthStep?: AuthTarget | undefined
  /** Words for this call; a missing field falls back to the page's, then to the program's. */
  tips?: Partial<AuthTips> | undefined
  /** Called if this call fails; other calls that share the UI have their own. */
  failAction?: ((error: MenjinError) => void) | undefined
}

/** The part of the session's options that concerns the authorization. */
export interface AuthorizationOptions extends AuthUiOptions {
  /** Words of the UI for the whole program. */
  userAuthTips?: Partial<AuthTips> | undefined
  /** Language of texts that are not given. Default: `zh`. */
  lang?: 'zh' | 'en' | undefined
}

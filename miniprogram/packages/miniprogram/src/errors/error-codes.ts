import type { AccountBlockedError } from './account-blocked.js'
import type { AddOnRefusedError } from './add-on-refused.js'
import type { AuthExpiredError } from './auth-expired.js'
import type { CancelledError } from './cancelled.js'
import type { DeniedError } from './denied.js'
import type { FuseOpenError } from './fuse-open.js'
import type { InternalError } from './internal.js'
import type { InvalidArgumentError } from './invalid-argument.js'
import type { KeyExpiredError } from './key-expired.js'
import type { LoggedOutError } from './logged-out.js'
import type { LoginTimeoutError } from './login-timeout.js'
import type { NavigationFailedError } from './navigation-failed.js'
import type { NavigationReplacedError } from './navigation-replaced.js'
import type { NetworkError } from './network.js'
import type { NoQuotaError } from './no-quota.js'
import type { NotConfiguredError } from './not-configured.js'
import type { NotRegisteredError } from './not-registered.js'
import type { PrivacyDeniedError } from './privacy-denied.js'
import type { QueueFullError } from './queue-full.js'
import type { ServerError } from './server.js'
import type { SinglePageError } from './single-page.js'
import type { StepRequiredError } from './step-required.js'
import type { StorageError } from './storage.js'
import type { SupersededError } from './superseded.js'
import type { UiMissingError } from './ui-missing.js'
import type { WxLoginFailedError } from './wx-login-failed.js'

/** Every error class by its literal code. */
export interface ErrorByCode {
  account_blocked: AccountBlockedError
  add_on_refused: AddOnRefusedError
  auth_expired: AuthExpiredError
  cancelled: CancelledError
  denied: DeniedError
  fuse_open: FuseOpenError
  internal: InternalError
  invalid_argument: InvalidArgumentError
  key_expired: KeyExpiredError
  logged_out: LoggedOutError
  login_timeout: LoginTimeoutError
  navigation_failed: NavigationFailedError
  navigation_replaced: NavigationReplacedError
  network: NetworkError
  no_quota: NoQuotaError
  not_configured: NotConfiguredError
  not_registered: NotRegisteredError
  privacy_denied: PrivacyDeniedError
  queue_full: QueueFullError
  server: ServerError
  single_page: SinglePageError
  step_required: StepRequiredError
  storage: StorageError
  superseded: SupersededError
  ui_missing: UiMissingError
  wx_login_failed: WxLoginFailedError
}

/** The literal codes. They are stable: code may switch on them. */
export type ErrorCode = keyof ErrorByCode

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Why the server refuses an account. */
export type BlockedState = 'suspended' | 'closing' | 'high_risk'

/** Thrown when the server refuses the person, not the request: suspended, being closed, or high-risk by WeChat. */
export class AccountBlockedError extends MenjinError<'account_blocked'> {
  constructor(
    readonly state: BlockedState,
    details?: ErrorDetails,
  ) {
    super('account_blocked', 'contact', details, `account blocked: ${state}`)
  }
}

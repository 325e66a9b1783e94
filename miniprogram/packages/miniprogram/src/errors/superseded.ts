import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** What overtook a call. */
export type SupersededBy = 'logout' | 'account-switch' | 'dispose'

/** Thrown when a logout, a switch of account or `dispose()` overtakes the call. Its result was dropped. */
export class SupersededError extends MenjinError<'superseded'> {
  constructor(
    readonly by: SupersededBy,
    details?: ErrorDetails,
  ) {
    super('superseded', 'none', details, `superseded by ${by}`)
  }
}

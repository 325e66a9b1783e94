import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when `loginStepAddOn` turns a successful login down. Nothing of that login was kept. */
export class AddOnRefusedError extends MenjinError<'add_on_refused'> {
  constructor(
    /** The application's own code. */
    readonly addOnCode: string | number | undefined,
    message?: string,
    details?: ErrorDetails,
  ) {
    super('add_on_refused', 'none', details, message)
  }
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the server wants a step (such as `phone`) for one of the SDK's own calls. */
export class StepRequiredError extends MenjinError<'step_required'> {
  constructor(
    readonly missing: readonly string[],
    details?: ErrorDetails,
  ) {
    super('step_required', 'authorize', details, `step required: ${missing.join()}`)
  }
}

import type { MenjinError } from '../../index.js'
import { ERROR_TEXTS, errorText, type Lang } from '../../texts.js'
import type { Instance } from './define.js'

/** `detail` of the event `error`. */
export interface FailureDetail {
  readonly code: string
  /** What to do next; see `Action`. */
  readonly action: string
  /** For the user, in the component's language. */
  readonly message: string
  readonly error: MenjinError
}

/** Tells the page of an error. */
export function reportFailure(self: Instance<object>, error: MenjinError): void {
  const message = errorText(error, self.data.lang)
  const detail: FailureDetail = { code: error.code, action: error.action, message, error }
  self.triggerEvent('error', detail)
}

/** The sentence to show under a button; none if there is no error. */
export function failureText(self: Instance<object>, error: MenjinError | undefined): string {
  return error ? errorText(error, self.data.lang) : ''
}

/** The sentence for a state that is named like an error's code; none for other states. */
export function failureOfState(state: string, lang: Lang): string {
  const texts = ERROR_TEXTS as Readonly<Record<string, Readonly<Record<Lang, string>> | undefined>>
  return texts[state.replace('-', '_')]?.[lang] ?? ''
}

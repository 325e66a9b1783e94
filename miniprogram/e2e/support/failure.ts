import { isMenjinError, type ErrorByCode, type ErrorCode } from '@menjin/miniprogram'

/** The typed error that a promise rejects with; anything else is a failure of the test. */
export async function failure<C extends ErrorCode>(promise: Promise<unknown>, code: C): Promise<ErrorByCode[C]> {
  const outcome = await promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  )
  if (!('error' in outcome)) throw new Error(`resolved with ${JSON.stringify(outcome.value)} instead of ${code}`)
  if (!isMenjinError(outcome.error, code)) throw outcome.error
  return outcome.error
}

import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import type { Grant } from '../http/contract.js'
import { delay, type Clock } from '../platform/clock.js'
import type { AuthEngine, EngineContext } from './engine.js'

/** How often the same code is sent again after a lost answer, and the first pause in milliseconds, which then grows. */
const RETRIES = 2
const PAUSE = 300

/**
 * The built-in sign-in: a code of `wx.login` goes to `POST /v1/login`.
 *
 * A code works once. After a lost answer the same code is sent again under the same `Idempotency-Key`, so the server
 * gives the same outcome and WeChat is not asked twice. Only when the server says that the code itself is no good
 * (too old, or spent by something else) a second code is fetched, once.
 */
export function wechatEngine(clock: Clock, newId: () => string): AuthEngine {
  return async (context) => {
    try {
      return await exchange(context, clock, newId())
    } catch (error) {
      const { problem } = Object(error) as MenjinError
      if (!problem || !/^(code_used|invalid_code)$/.test(problem.code)) throw error
      return exchange(context, clock, newId())
    }
  }
}

async function exchange(context: EngineContext, clock: Clock, key: string): Promise<Grant> {
  const { source, phoneCode, device } = context
  const code = await context.obtainCode()
  const body = Object.assign({ source, code, device }, phoneCode && { phoneCode })
  for (let failures = 1; ; failures++) {
    context.check()
    try {
      return (await context.post('/v1/login', body, { 'Idempotency-Key': key })) as Grant
    } catch (error) {
      if (!isMenjinError(error, 'network') || failures > RETRIES) throw error
      await delay(clock, PAUSE * failures)
    }
  }
}

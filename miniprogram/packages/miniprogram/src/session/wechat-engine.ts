import type { MenjinError } from '../errors/menjin-error.js'
import type { Grant } from '../http/contract.js'
import type { Clock } from '../platform/clock.js'
import type { AuthEngine, EngineContext } from './engine.js'
import { sendOnce } from './once.js'

/**
 * The built-in sign-in: a code of `wx.login` goes to `POST /v1/login`.
 *
 * A code works once. After a lost answer the same code is sent again under the same `Idempotency-Key`, so the server
 * gives the same outcome and WeChat is not asked twice. Only when the server says that the code itself is no good
 * (too old, or spent by something else) a second code is fetched, once.
 */
export function wechatEngine(clock: Clock, newId: () => string): AuthEngine {
  const exchange = async ({ source, device, extra, check, obtainCode, post }: EngineContext): Promise<Grant> => {
    const code = await obtainCode()
    const header = { 'Idempotency-Key': newId() }
    const body = Object.assign({ source, code, device }, extra)
    return sendOnce(clock, check, () => post('/v1/login', body, header) as Promise<Grant>)
  }
  return async (context) => {
    try {
      return await exchange(context)
    } catch (error) {
      const { problem } = Object(error) as MenjinError
      if (!problem || !/^(code_used|invalid_code)$/.test(problem.code)) throw error
      return exchange(context)
    }
  }
}

import { isNever, type Refusal, type Timing } from '../core/answer'
import type { AsyncApi } from '../core/asyncApi'
import { Errno, WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import { Script } from '../core/script'
import type { WeChatPlatform } from '../wechat/platform'

/**
 * What `wx.login` can be told to answer: a code of the test's own, success without a code, a failure, silence, or, with
 * `{}` or only `after`, what the platform mints.
 *
 * @public
 */
export type LoginAnswer =
  | Refusal
  | ({
      code?: string
      /** Success, but without a code. */
      noCode?: boolean
      /** The answer comes even if the caller's `timeout` has passed, as reported of some clients. */
      ignoreTimeout?: boolean
    } & Timing)

/** Options of `wx.login`. */
export interface LoginOptions {
  /** Milliseconds. */
  timeout?: number
}

/**
 * Scripts `wx.login`.
 *
 * @public
 */
export class LoginControl extends Script<LoginOptions, LoginAnswer> {
  /** What happens to the fifth call within a second; WeChat publishes the limit, not the consequence. */
  overRate: 'allow' | 'fail' = 'allow'
  /** Calls so far that were beyond four within one second. */
  callsOverRate = 0
  /** Answer the literal code that DevTools gives without a real appid. */
  mockCode = false
  /** Text of the failure in single page mode, which WeChat does not publish. */
  singlePageReason = 'not available in single page mode'
}

const CALLS_PER_SECOND = 4
const DEVTOOLS_MOCK_CODE = 'the code is a mock one'

interface LoginContext {
  readonly kernel: Kernel
  readonly control: LoginControl
  readonly platform: WeChatPlatform
  singlePage(): boolean
  offline(): boolean
}

export function createLogin(context: LoginContext): AsyncApi<LoginOptions, { code: string }> {
  const { kernel, control } = context
  const recent: number[] = []

  function countRate(): void {
    const now = kernel.clock.now()
    while (recent.length > 0 && now - (recent[0] ?? now) >= 1000) recent.shift()
    recent.push(now)
    if (recent.length <= CALLS_PER_SECOND) return
    control.callsOverRate += 1
    if (control.overRate === 'fail') throw new WxFailure('invoke too frequently', Errno.INVOKED_TOO_OFTEN)
  }

  async function code(answer: Exclude<LoginAnswer, { never: true }>): Promise<{ code: string } | typeof NEVER> {
    const played = await kernel.play<LoginAnswer>(answer)
    if (played === NEVER || isNever(played)) return NEVER
    if ('noCode' in played && played.noCode) return {} as { code: string }
    if ('code' in played && played.code !== undefined) return { code: played.code }
    if (context.offline()) throw new WxFailure('')
    return control.mockCode ? { code: DEVTOOLS_MOCK_CODE } : context.platform.login()
  }

  return kernel.asyncApi<LoginOptions, { code: string }>('login', async (options) => {
    countRate()
    if (context.singlePage()) throw new WxFailure(control.singlePageReason)
    const answer = (await control.take(options)) ?? {}
    if (isNever(answer)) return NEVER
    const ignoresTimeout = 'ignoreTimeout' in answer && answer.ignoreTimeout
    return kernel.limit(
      code(answer),
      ignoresTimeout ? undefined : options.timeout,
      () => new WxFailure('timeout', Errno.TIMEOUT),
    )
  })
}

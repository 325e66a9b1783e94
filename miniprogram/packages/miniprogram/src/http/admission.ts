import { AuthExpiredError } from '../errors/auth-expired.js'
import { InvalidArgumentError } from '../errors/invalid-argument.js'
import { KeyExpiredError } from '../errors/key-expired.js'
import { SupersededError } from '../errors/superseded.js'
import type { PageLike } from '../platform/wx-like.js'
import type { OnCancel } from '../session/cancellable.js'
import { allowsUi, isForced } from '../session/login-mode.js'
import type { LoginService } from '../session/login-service.js'
import type { SessionParts } from '../session/session-parts.js'
import { readProblem, type Problem } from './problem.js'
import { mayRepeat, type SessionRequestOptions } from './request-options.js'
import type { WxResponse } from './response.js'
import { isTrusted } from './url.js'
import { defaultVerdict } from './verdict.js'

/**
 * Lets one request through: logs in before it, gives it the token, and reads its answer. `session.request` and every
 * adapter for another request library are made of these three calls.
 */
export interface Admission {
  /** Before each sending: waits for a login, as the request's mode says. */
  enter(): Promise<void>
  /**
   * The headers of this sending. Call it synchronously with sending: it throws if a logout came in between, so that no
   * request carries a token after it.
   *
   * @param own the request's own headers, as far as the SDK's are to be added to them
   */
  headers(own?: Readonly<Record<string, string>>): Record<string, string>
  /**
   * Reads the answer. True: it is the caller's. False: enter and send once more, with fresh headers. Rejects with a
   * typed error if the login cannot be had.
   */
  judge(response: WxResponse): Promise<boolean>
}

export function createAdmission(
  { options, store, api, fuse }: SessionParts,
  logins: LoginService,
  request: SessionRequestOptions,
  issuer: PageLike | undefined,
  onCancel: OnCancel,
): Admission {
  const { url, replay } = request
  const trusted = isTrusted(url, options.trustedOrigins)
  const { needLogin = trusted } = request
  const { mode = 'common' } = request.loginOpts ?? {}
  let anonymous = !needLogin
  let attempt = 0
  let stepAsked = false
  let generation = 0
  let token: string | undefined
  if (needLogin && !trusted) throw new InvalidArgumentError(`not a trusted origin for the token: ${url}`)

  const logIn = async (force: boolean) => {
    try {
      await store.opened()
      if (store.usableToken && !force) return
      const pending = logins.login({ mode }, true)
      onCancel(pending.cancel)
      await pending
    } catch (error) {
      // A silent request goes out without a login rather than fail for want of one.
      if (allowsUi(mode) || store.disposed) throw error
      anonymous = true
    }
  }

  /** Gets a new login, or leaves by an error. */
  const renew = async (refused: string, problem: Problem | undefined, cause: WxResponse, notExecuted: boolean) => {
    const { usableToken } = store
    // A late refusal of a token that has been replaced since: the new one has not been tried.
    const late = usableToken && usableToken !== refused
    const expired = new AuthExpiredError({ problem, cause })
    store.check(generation)
    if (!late) {
      store.refuse(refused)
      if (options.onRevoked === 'logout' && problem && /^token_re(voked|placed)$/.test(problem.code)) {
        logins.end(true, 'revoked')
        throw expired
      }
    }
    if (attempt > 1 || replay === false || !(notExecuted || mayRepeat(request))) throw expired
    if (late) return
    // An answer that refuses what a forced login has just brought would be refused again.
    if (isForced(mode)) throw expired
    await logins.renewing(() => logIn(false))
    store.check(generation)
  }

  return {
    enter: async () => {
      const first = ++attempt < 2
      if (!anonymous) await logIn(first && isForced(mode))
      else await store.ready
      store.assertAlive()
      if (first) generation = store.generation
      else if (!anonymous) store.check(generation)
      token = anonymous ? undefined : store.usableToken
      // Without a token by now, a logout came in the very moment after the login.
      if (!token && !anonymous) throw new SupersededError('logout')
    },

    headers: (own) => {
      const { authorization, anonymousHeader } = options
      if (token) store.check(generation)
      return Object.assign(
        {},
        trusted && api.headers(),
        own,
        trusted && !token && anonymousHeader && { [anonymousHeader]: store.anonymousId },
        token && authorization(token),
      ) as Record<string, string>
    },

    judge: async (response) => {
      if (!token) return true
      const problem = readProblem(response, options.clock.now())
      const verdict = options.verdict(response, request) ?? defaultVerdict(response)
      if (verdict === 'key-expired') {
        // The old data stays closed whatever we do: log in again, and let the user tap once more. Not awaited: the tap
        // whose answer this is still holds logins back.
        logins.refresh().catch(() => undefined)
        throw new KeyExpiredError({ problem, cause: response })
      }
      if (verdict === 'step-required') {
        const { interactor } = logins
        // Also after a renewal: what ended the login, such as a revocation by WeChat, may have taken the step as well.
        if (!interactor || stepAsked || !allowsUi(mode)) return true
        stepAsked = true
        const accepted = await interactor.stepRequired(problem?.missing ?? [], request, issuer, onCancel)
        store.check(generation)
        return accepted
      }
      if (verdict !== 'accepted') {
        await renew(token, problem, response, verdict === 'expired')
        return false
      }
      if (response.statusCode < 400) fuse.refill()
      return true
    },
  }
}

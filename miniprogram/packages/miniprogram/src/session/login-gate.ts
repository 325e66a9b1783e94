import { LoginTimeoutError } from '../errors/login-timeout.js'
import { WxLoginFailedError } from '../errors/wx-login-failed.js'
import type { Platform } from '../platform/platform.js'
import { WxFailure } from '../platform/wx-failure.js'

/**
 * The only caller of `wx.login`.
 *
 * At most one call is under way. While somebody holds the gate (from a tap on a button that yields encrypted data until
 * the server has opened it) no call begins, because `wx.login` may rotate the session_key and close that data.
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/signature.html
 */
export interface LoginGate {
  /**
   * Whether a code was obtained that the server has not confirmed. Then `wx.checkSession`, which judges by the last
   * code of the device, says nothing about the key that the server holds.
   */
  keyInDoubt: boolean
  /**
   * A fresh code. A call still under way belongs to a flight that was superseded: its code is taken over, since a code
   * that is obtained and not delivered does harm.
   *
   * @param check throws if the flight was superseded while it waited
   */
  obtainCode(check: () => void): Promise<string>
  /** Holds logins back until the returned function is called, `maxHold` milliseconds at most. */
  hold(): () => void
}

export function createLoginGate(platform: Platform, timeout: number, maxHold: number): LoginGate {
  const { clock } = platform
  let pending: Promise<string> | undefined
  let holds = 0
  let waiting: (() => void)[] = []

  const callLogin = async (): Promise<string> => {
    try {
      // Some clients ignore `timeout` and never call back; the platform's own timer is a little longer than WeChat's.
      const { code } = await platform.call<{ code?: string }>('login', { timeout }, timeout + 1_000)
      if (!code) throw new WxLoginFailedError()
      gate.keyInDoubt = true
      return code
    } catch (cause) {
      if (!(cause instanceof WxFailure)) throw cause
      // A call that never answered may still rotate the key later.
      gate.keyInDoubt ||= cause.silent
      throw new (cause.timedOut ? LoginTimeoutError : WxLoginFailedError)({ cause })
    } finally {
      pending = undefined
    }
  }

  const gate: LoginGate = {
    keyInDoubt: false,
    obtainCode: async (check) => {
      while (holds > 0) await new Promise<void>((resolve) => waiting.push(resolve))
      check()
      pending ??= callLogin()
      return pending
    },
    hold: () => {
      let held = true
      const release = () => {
        if (!held) return
        held = false
        clock.clearTimeout(timer)
        if (--holds) return
        const go = waiting
        waiting = []
        for (const resolve of go) resolve()
      }
      const timer = clock.setTimeout(release, maxHold)
      holds++
      return release
    },
  }
  return gate
}

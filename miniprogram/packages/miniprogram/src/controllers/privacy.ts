import { NotConfiguredError } from '../errors/not-configured.js'
import { PrivacyDeniedError } from '../errors/privacy-denied.js'
import { systemClock, type Clock } from '../platform/clock.js'
import { globalPages, globalWx } from '../platform/global.js'
import { Platform } from '../platform/platform.js'
import type { WxLike } from '../platform/wx-like.js'
import { createObservable, type Observable } from './observable.js'

/** How WeChat is told what the user decided. */
export type PrivacyResolve = (
  answer: { event: 'exposureAuthorization' } | { event: 'agree'; buttonId: string } | { event: 'disagree' },
) => void

/** What `wx.onNeedPrivacyAuthorization` takes. */
export type PrivacyHandler = (resolve: PrivacyResolve, event: { referrer?: string }) => void

export interface PrivacyState {
  readonly visible: boolean
  /** Such as `《…隐私保护指引》`. */
  readonly contractName: string
  /** The call that waits for the consent. */
  readonly referrer: string
}

/**
 * The privacy agreement. WeChat keeps only the last handler that is registered, so nothing is registered here unless
 * the app says so: `install()`, or `handler` within a handler of the app's own, or neither, and WeChat shows its own
 * dialog. Calls that wait for consent always get an answer: closing, time limit and `dispose()` count as refusal.
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/user-privacy/PrivacyAuthorize.html
 */
export interface Privacy extends Observable<PrivacyState> {
  /** Whether consent is still needed. Base libraries before 2.32.3 ask for none. */
  check(): Promise<boolean>
  /** The handler, for `wx.onNeedPrivacyAuthorization` or to be called by the app's own. */
  readonly handler: PrivacyHandler
  /** Registers the handler; false where the base library knows none. */
  install(): boolean
  /** A handler that leaves to `own` what `mine` does not claim. */
  chain(own: PrivacyHandler, mine: (event: { referrer?: string }) => boolean): PrivacyHandler
  /** The agreement is on the screen. */
  exposed(): void
  /** To be called by `bindagreeprivacyauthorization`. @param buttonId the id of that button; WeChat checks that it was tapped */
  agree(buttonId: string): void
  disagree(): void
  openContract(): Promise<void>
  /** Asks for consent as a privacy-relevant call would; rejects with `PrivacyDeniedError`. */
  require(): Promise<void>
  dispose(): void
}

export interface PrivacyOptions {
  wx?: WxLike
  clock?: Clock
  /** How long a call may wait for the user, milliseconds. Default: 300 000. */
  timeout?: number
}

export function createPrivacy(options: PrivacyOptions = {}): Privacy {
  const { clock = systemClock, timeout = 300_000, wx = globalWx() } = options
  if (!wx) throw new NotConfiguredError('no global wx; pass it as option')
  const platform = new Platform(wx, clock, globalPages)
  const state = createObservable<PrivacyState>({ visible: false, contractName: '', referrer: '' })
  let waiting: PrivacyResolve[] = []
  let timer: unknown

  const answer = (decision: Parameters<PrivacyResolve>[0]) => {
    clock.clearTimeout(timer)
    const called = waiting
    waiting = []
    state.update({ visible: false })
    for (const resolve of called) resolve(decision)
  }
  const disagree = () => {
    answer({ event: 'disagree' })
  }
  const check = async () => {
    if (!wx.getPrivacySetting) return false
    try {
      const setting = await platform.call<{ needAuthorization?: boolean; privacyContractName?: string }>(
        'getPrivacySetting',
      )
      state.update({ contractName: setting.privacyContractName ?? '' })
      return setting.needAuthorization === true
    } catch {
      // Not knowing is no reason to ask; WeChat itself still will.
      return false
    }
  }
  const handler: PrivacyHandler = (resolve, event) => {
    waiting.push(resolve)
    if (waiting.length === 1) timer = clock.setTimeout(disagree, timeout)
    state.update({ visible: true, referrer: event?.referrer ?? '' })
    if (!state.state.contractName) void check()
  }

  return {
    get state() {
      return state.state
    },
    subscribe: state.subscribe,
    check,
    handler,
    install: () => {
      if (!wx.onNeedPrivacyAuthorization) return false
      wx.onNeedPrivacyAuthorization(handler)
      return true
    },
    chain: (own, mine) => (resolve, event) => {
      if (mine(event)) handler(resolve, event)
      else own(resolve, event)
    },
    exposed: () => {
      for (const resolve of waiting) resolve({ event: 'exposureAuthorization' })
    },
    agree: (buttonId) => {
      answer({ event: 'agree', buttonId })
    },
    disagree,
    openContract: async () => {
      await platform.call('openPrivacyContract')
    },
    require: async () => {
      if (!wx.requirePrivacyAuthorize) return
      try {
        await platform.call('requirePrivacyAuthorize', {}, timeout + 5_000)
      } catch (cause) {
        throw new PrivacyDeniedError({ cause })
      }
    },
    dispose: () => {
      disagree()
      state.clear()
    },
  }
}

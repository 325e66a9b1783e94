import type { Clock } from '../clock/clock'
import { drainMicrotasks } from '../clock/drain'
import type { FakeWxSettings } from '../options'
import { type FailAnswer, isFail, isNever, type NeverAnswer, type Refusal, type Timing } from './answer'
import { AppLoop } from './appLoop'
import type { AsyncApi, Callbacks, WxError } from './asyncApi'
import { WxFailure } from './failure'
import { type CallRecord, Journal } from './journal'
import { SeededRandom } from './random'
import { Script } from './script'
import { compareVersions } from './version'

/** Returned by an API's behaviour when no callback may ever be called. */
export const NEVER = Symbol('never')

/**
 * What any API can be told: to fail, to stay silent, or, with only `after`, to take its time.
 *
 * @public
 */
export type ApiAnswer = Refusal | Timing

const ERRNO_SINCE = '2.24.0'
const PROMISES_SINCE = '2.10.2'

/** What all parts of one fake share. Nothing of it is shared between two fakes. */
export class Kernel {
  readonly clock: Clock
  readonly loop: AppLoop
  readonly journal: Journal
  readonly random: SeededRandom
  readonly uncaught: unknown[] = []
  readonly errorListeners = new Set<(error: unknown) => void>()
  readonly #work = new Set<Promise<unknown>>()
  readonly #scripts = new Map<string, Script<unknown, ApiAnswer>>()

  constructor(readonly settings: FakeWxSettings) {
    this.clock = settings.clock
    this.loop = new AppLoop(this.clock, (error) => {
      this.reportUncaught(error)
    })
    this.journal = new Journal(this.clock.now, settings.onCall)
    this.random = new SeededRandom(settings.seed)
  }

  /** Whether the base library in use is at least the given version. */
  atLeast(version: string): boolean {
    return compareVersions(this.settings.sdkVersion, version) >= 0
  }

  /** What a test wants an API to do instead of, or before, its own behaviour. */
  script(api: string): Script<unknown, ApiAnswer> {
    let script = this.#scripts.get(api)
    if (!script) this.#scripts.set(api, (script = new Script()))
    return script
  }

  /** Waits on the platform's clock, which runs on while the app is suspended. */
  wait(ms: number): Promise<void> {
    return ms > 0 ? new Promise((resolve) => this.clock.setTimeout(resolve, ms)) : Promise.resolve()
  }

  /** The outcome of `work`, or `failure` if it takes longer than `ms` on the platform's clock. 0 or less: no limit. */
  limit<T>(work: Promise<T>, ms: number | undefined, failure: () => Error): Promise<T> {
    if (ms === undefined || !(ms > 0)) return work
    return new Promise((resolve, reject) => {
      const timer = this.clock.setTimeout(() => {
        reject(failure())
      }, ms)
      const stop = () => {
        this.clock.clearTimeout(timer)
      }
      work.then(resolve, reject)
      work.then(stop, stop)
    })
  }

  /** Remembers work that happens in real time (HTTP), so that a test can wait for it. */
  track<T>(work: Promise<T>): Promise<T> {
    this.#work.add(work)
    const forget = () => this.#work.delete(work)
    work.then(forget, forget)
    return work
  }

  async idle(): Promise<void> {
    await drainMicrotasks()
    while (this.#work.size > 0) {
      await Promise.allSettled([...this.#work])
      await drainMicrotasks()
    }
  }

  /** Applies the parts that all scripted answers share: delay, failure, silence. */
  async play<A extends object>(answer: A | FailAnswer | NeverAnswer): Promise<Exclude<A, FailAnswer> | typeof NEVER> {
    if (isNever(answer)) return NEVER
    await this.wait((answer as Timing).after ?? this.settings.latency)
    if (isFail(answer)) throw new WxFailure(answer.fail, answer.errno)
    return answer as Exclude<A, FailAnswer>
  }

  errorOf(api: string, failure: unknown): WxError {
    if (!(failure instanceof WxFailure)) {
      return { errMsg: `${api}:fail ${failure instanceof Error ? failure.message : String(failure)}` }
    }
    const fields = Object.fromEntries(Object.entries(failure.extra))
    const error: WxError = { ...fields, errMsg: failure.errMsgOf(api) }
    if (failure.errno !== undefined && this.atLeast(ERRNO_SINCE)) error.errno = failure.errno
    return error
  }

  /** Makes an API with WeChat's double form: callbacks, or a promise when there are none. */
  asyncApi<O extends object, R extends object>(
    api: string,
    behave: (options: O, call: CallRecord) => R | typeof NEVER | Promise<R | typeof NEVER>,
  ): AsyncApi<O, R> {
    const call = (given?: O & Callbacks<R>): Promise<unknown> | undefined => {
      const options = given ?? ({} as O & Callbacks<R>)
      const record = this.journal.open(api, given === undefined ? [] : [given])
      const outcome = this.#perform(api, options, () => behave(options, record))
      const hasCallback = options.success ?? options.fail ?? options.complete
      if (hasCallback || !this.atLeast(PROMISES_SINCE)) {
        this.settle(record, outcome, options)
        return undefined
      }
      return new Promise((success, fail) => {
        this.settle(record, outcome, { success, fail })
      })
    }
    return call as AsyncApi<O, R>
  }

  /** Runs the script for an API, if there is one, then its behaviour. */
  async #perform<R>(
    api: string,
    options: unknown,
    behave: () => R | typeof NEVER | Promise<R | typeof NEVER>,
  ): Promise<R | typeof NEVER> {
    const scripted = this.#scripts.get(api)?.take(options)
    if (scripted !== undefined && (await this.play(await scripted)) === NEVER) return NEVER
    return behave()
  }

  /** Hands the outcome of a call to its callbacks, on the app's thread. */
  settle<R extends object>(record: CallRecord, outcome: Promise<R | typeof NEVER>, callbacks: Callbacks<R>): void {
    const post = this.loop.poster()
    const deliver = (kind: 'success' | 'fail', answer: R & WxError) => {
      post(() => {
        this.journal.close(record, kind, answer)
        for (const callback of [callbacks[kind], callbacks.complete]) {
          try {
            callback?.(answer)
          } catch (error) {
            this.reportUncaught(error)
          }
        }
      })
    }
    outcome.then(
      (result) => {
        if (result !== NEVER) deliver('success', { errMsg: `${record.api}:ok`, ...result })
      },
      (failure: unknown) => {
        deliver('fail', this.errorOf(record.api, failure) as R & WxError)
      },
    )
  }

  /** Makes an API that answers at once and throws where it fails. */
  syncApi<A extends unknown[], R>(api: string, behave: (...args: A) => R): (...args: A) => R {
    return (...args) => {
      const record = this.journal.open(api, args)
      try {
        const scripted = this.#scripts.get(api)?.take(args)
        if (scripted && 'fail' in scripted) throw new WxFailure(scripted.fail, scripted.errno)
        if (scripted) throw new TypeError(`${api} answers at once: it can only be scripted to fail`)
        const result = behave(...args)
        this.journal.close(record, 'success', result)
        return result
      } catch (failure) {
        const error = this.errorOf(api, failure)
        this.journal.close(record, 'fail', error)
        throw Object.assign(new Error(error.errMsg), error)
      }
    }
  }

  /** An exception in the app's own code: to `wx.onError`, else to the host, where a test runner sees it. */
  reportUncaught(error: unknown): void {
    this.uncaught.push(error)
    if (this.errorListeners.size > 0) for (const listener of this.errorListeners) listener(error)
    else this.settings.onUncaught(error)
  }
}

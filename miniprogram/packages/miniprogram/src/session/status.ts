import { CancelledError } from '../errors/cancelled.js'
import { systemClock, type Clock } from '../platform/clock.js'
import { guarded } from './guarded.js'

/** `idle` before the first start and after `reset()`. */
export type StatusValue = 'idle' | 'ing' | 'success' | 'fail'

/**
 * A small observable state machine: something is under way, has succeeded or has failed, and callers wait for it.
 *
 * `onceSuccess` and `onceFail` call at once if the state is already there, so that a success that comes in the same
 * tick cannot be missed; `next()` is for the next outcome, whatever the state is now.
 *
 * @example
 * ```ts
 * App({ status: session.status, onLaunch() { session.login() } })
 * Page({ async onLoad() { await getApp().status.login.must(); this.load() } })
 * ```
 */
export class Status {
  private _current: StatusValue = 'idle'
  private _reason: Error = new CancelledError('closed')
  private _listeners: ((value: StatusValue, reason: Error) => void)[] = []

  constructor(
    readonly name: string,
    private readonly _options: { clock?: Clock; /** Milliseconds a waiter waits at most. */ timeout?: number } = {},
  ) {}

  get value(): StatusValue {
    return this._current
  }

  /** Why it failed, while it is `fail`. */
  get error(): Error | undefined {
    return this._current === 'fail' ? this._reason : undefined
  }

  ing(): void {
    this._enter('ing')
  }

  success(): void {
    this._enter('success')
  }

  /** @param reason what waiters are rejected with; without one, that the user left */
  fail(reason: Error = new CancelledError('closed')): void {
    this._enter('fail', reason)
  }

  reset(): void {
    this._enter('idle')
  }

  /** Follows a promise: `ing` now, then `success` or `fail`. Returns the same promise. */
  track<T>(promise: Promise<T>): Promise<T> {
    this.ing()
    promise.then(
      () => {
        this.success()
      },
      (error: unknown) => {
        this.fail(error as Error)
      },
    )
    return promise
  }

  /** Subscribes to every change; returns the unsubscribe. */
  onChange(listener: (value: StatusValue, reason: Error) => void): () => void {
    this._listeners.push(listener)
    return () => {
      this._listeners = this._listeners.filter((other) => other !== listener)
    }
  }

  onceSuccess(callback: () => void): () => void {
    return this._once('success', callback)
  }

  onceFail(callback: (reason: Error) => void): () => void {
    return this._once('fail', callback)
  }

  /**
   * Goes on at once after success, rejects at once after failure, else waits for the next outcome. The state counts
   * that is there when `must` is called.
   */
  must(callback?: () => void): Promise<void> {
    const outcome =
      this._current === 'success'
        ? Promise.resolve()
        : this._current === 'fail'
          ? Promise.reject(this._reason)
          : this.next()
    return callback ? outcome.then(callback) : outcome
  }

  /** Waits for the next success or failure. */
  next(): Promise<void> {
    const { clock = systemClock, timeout } = this._options
    return new Promise((resolve, reject) => {
      let timer: unknown
      const stop = this.onChange((value, reason) => {
        if (value !== 'success' && value !== 'fail') return
        stop()
        clock.clearTimeout(timer)
        if (value === 'success') resolve()
        else reject(reason)
      })
      if (timeout) {
        timer = clock.setTimeout(() => {
          stop()
          reject(new CancelledError('timeout'))
        }, timeout)
      }
    })
  }

  private _once(wanted: StatusValue, callback: (reason: Error) => void): () => void {
    if (this._current === wanted) {
      callback(this._reason)
      return () => undefined
    }
    const stop = this.onChange((value, reason) => {
      if (value !== wanted) return
      stop()
      callback(reason)
    })
    return stop
  }

  private _enter(value: StatusValue, reason: Error = this._reason): void {
    this._current = value
    this._reason = reason
    for (const listener of this._listeners.slice())
      guarded(() => {
        listener(value, reason)
      })
  }
}

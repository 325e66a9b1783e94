import type { Clock, TimerHandle } from './clock'
import { drainMicrotasks } from './drain'

interface Timer {
  readonly id: number
  readonly at: number
  readonly run: () => void
}

/**
 * A clock that stands still until it is told to move.
 *
 * Timers that are due at the same millisecond run in the order in which they were set. Calls of
 * {@link VirtualClock.advance} made while another runs wait for it.
 *
 * @public
 */
export class VirtualClock implements Clock {
  #now: number
  #sequence = 0
  #timers: Timer[] = []
  #turn: Promise<void> = Promise.resolve()

  /** @param start - milliseconds since the epoch */
  constructor(start = Date.UTC(2026, 0, 1)) {
    this.#now = start
  }

  readonly now = (): number => this.#now

  readonly setTimeout = (callback: () => void, ms = 0): TimerHandle => {
    const timer = { id: ++this.#sequence, at: this.#now + Math.max(0, ms || 0), run: callback }
    this.#timers.push(timer)
    return timer.id
  }

  readonly clearTimeout = (handle: TimerHandle): void => {
    this.#timers = this.#timers.filter((timer) => timer.id !== handle)
  }

  /** How many timers wait. */
  get pendingTimers(): number {
    return this.#timers.length
  }

  readonly advance = (ms: number): Promise<void> => {
    if (!(ms >= 0)) return Promise.reject(new RangeError(`Time only moves forward, not by ${ms} ms`))
    const turn = this.#turn.then(() => this.#advance(ms))
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  async #advance(ms: number): Promise<void> {
    const target = this.#now + ms
    await drainMicrotasks()
    for (let due = this.#takeDue(target); due; due = this.#takeDue(target)) {
      this.#now = due.at
      due.run()
      await drainMicrotasks()
    }
    this.#now = target
  }

  #takeDue(target: number): Timer | undefined {
    let next: Timer | undefined
    for (const timer of this.#timers) {
      if (timer.at <= target && (!next || timer.at < next.at || (timer.at === next.at && timer.id < next.id))) {
        next = timer
      }
    }
    if (next) this.clearTimeout(next.id)
    return next
  }
}

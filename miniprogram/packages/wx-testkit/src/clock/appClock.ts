import type { AppLoop } from '../core/appLoop'
import type { Clock } from './clock'
import { clockDate } from './clockDate'

/**
 * The clock and timers that the code under test should use. While the app is suspended its timers wait.
 *
 * @public
 */
export interface AppClock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number
  clearTimeout(id: unknown): void
  setInterval(callback: (...args: unknown[]) => void, ms?: number, ...args: unknown[]): number
  clearInterval(id: unknown): void
  /** `Date` whose present is this clock's. */
  readonly Date: DateConstructor
  /** Timers of the app that have not run. */
  readonly pendingTimers: number
}

export function createAppClock(clock: Clock, loop: AppLoop): AppClock {
  return {
    now: clock.now,
    setTimeout: loop.setTimeout,
    clearTimeout: loop.clearTimeout,
    setInterval: loop.setInterval,
    clearInterval: loop.clearTimeout,
    Date: clockDate(clock.now),
    get pendingTimers() {
      return loop.pendingTimers
    },
  }
}

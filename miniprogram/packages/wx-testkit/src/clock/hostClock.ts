import type { Clock } from './clock'

/** How {@link hostClock} moves time. */
export interface HostClockOptions {
  /** Moves the host's time, for example `(ms) => vi.advanceTimersByTimeAsync(ms)`. */
  advance?: (ms: number) => Promise<unknown>
}

/**
 * A clock over the host's `Date` and timers, looked up at each call. Use it when a test runner's fake timers already
 * rule the test, or to run a fake in real time.
 *
 * @example
 * ```ts
 * vi.useFakeTimers()
 * const fake = createFakeWx({ clock: hostClock({ advance: (ms) => vi.advanceTimersByTimeAsync(ms) }) })
 * ```
 *
 * @public
 */
export function hostClock(options: HostClockOptions = {}): Clock {
  return {
    now: () => Date.now(),
    setTimeout: (callback, ms) => globalThis.setTimeout(callback, ms),
    clearTimeout: (handle) => {
      globalThis.clearTimeout(handle as ReturnType<typeof setTimeout>)
    },
    advance: async (ms) => {
      if (!options.advance) throw new Error('hostClock cannot move time: pass it an advance function')
      await options.advance(ms)
    },
  }
}

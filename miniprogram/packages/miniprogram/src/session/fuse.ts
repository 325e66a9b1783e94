import { FuseOpenError } from '../errors/fuse-open.js'

/**
 * A circuit breaker against login storms. It only compares clock readings and sets no timers: a suspended app can
 * neither keep it shut nor repair it early.
 *
 * closed → (one flight too many) → open until t → half-open: one flight is let through → closed, or open again.
 */
export interface Fuse {
  /**
   * Lets a flight start, or throws {@link FuseOpenError}. The caller then calls `succeeded` or `failed`.
   *
   * @param cause how the flight before has failed
   */
  enter(cause?: unknown): void
  /**
   * A flight gave a new token, though no request has proved it yet: a half-open fuse closes.
   *
   * @param counts whether the flight counts all the same; one that somebody asked for does not
   */
  succeeded(counts?: boolean): void
  /** A flight failed. `retryAfter` in seconds, if the server asked for it, opens the fuse at once. */
  failed(retryAfter?: number): void
  /** A request with the new token was accepted: everything is well again, unless the server told us to wait. */
  refill(): void
}

/**
 * @param max how many flights may start within `window` before the fuse blows
 * @param window length of the sliding window, milliseconds
 * @param restoreTime how long the fuse stays blown, milliseconds
 * @param coolDown instead of the sliding window: the count starts anew after so many milliseconds without a flight
 */
export function createFuse(
  clock: { now(): number },
  max: number,
  window: number,
  restoreTime: number,
  coolDown?: number,
): Fuse {
  let flights: number[] = []
  let openSince = 0
  let openUntil = 0
  let told = false

  const open = (wait: number) => {
    openSince = clock.now()
    openUntil = openSince + wait
  }
  const forgetOldFlights = (now: number) => {
    const last = flights[flights.length - 1] ?? 0
    flights = flights.filter((at) => at <= now && (coolDown ? now - last < coolDown : now - at < window))
    if (!flights.length && now >= openUntil) openUntil = 0
  }
  const refill = () => {
    flights = []
    if (!told || clock.now() >= openUntil) openUntil = 0
  }

  return {
    enter: (cause) => {
      const now = clock.now()
      // A clock that was set back must not keep the fuse blown for years.
      if (now < openSince) open(openUntil - openSince)
      forgetOldFlights(now)
      if (!openUntil && flights.length >= max) open(restoreTime)
      if (now < openUntil) throw new FuseOpenError(Math.ceil((openUntil - now) / 1000), { cause })
      flights.push(now)
    },
    succeeded: (counts = true) => {
      const latest = flights.pop()
      if (openUntil) flights = []
      openUntil = 0
      if (counts && latest) flights.push(latest)
    },
    failed: (retryAfter = 0) => {
      const wait = Math.max(retryAfter * 1000, openUntil && restoreTime)
      told = retryAfter > 0
      if (wait) open(wait)
    },
    refill,
  }
}

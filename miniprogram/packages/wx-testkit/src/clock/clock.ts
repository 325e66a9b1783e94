/** What a timer function hands out. Opaque: only {@link Clock.clearTimeout} understands it. */
export type TimerHandle = unknown

/**
 * The time source of a fake. Everything a fake does later, it does on its clock, so a test decides when.
 *
 * @public
 */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number
  setTimeout(callback: () => void, ms?: number): TimerHandle
  clearTimeout(handle: TimerHandle): void
  /**
   * Moves time forward, running due timers in order and draining promises before, between and after them.
   *
   * @param ms - milliseconds, not negative
   */
  advance(ms: number): Promise<void>
}

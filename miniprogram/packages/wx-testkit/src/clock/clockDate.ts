/** A `Date` whose present is the given clock's. Everything else is the host's `Date`. */
export function clockDate(now: () => number): DateConstructor {
  class ClockDate extends Date {
    constructor(...parts: unknown[]) {
      if (parts.length === 0) super(now())
      else super(...(parts as [number]))
    }

    static override now(): number {
      return now()
    }
  }
  return ClockDate as unknown as DateConstructor
}

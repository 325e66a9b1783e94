import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { VirtualClock } from './virtualClock'

describe('VirtualClock for any timers', () => {
  it('runsEachOnceInOrderHoweverTheAdvanceIsSplit', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.nat(100), { maxLength: 20 }),
        fc.array(fc.nat(40), { maxLength: 6 }),
        async (delays, steps) => {
          const clock = new VirtualClock(0)
          const runs: [at: number, index: number][] = []
          delays.forEach((delay, index) => clock.setTimeout(() => runs.push([clock.now(), index]), delay))
          for (const step of steps) await clock.advance(step)
          const reached = steps.reduce((sum, step) => sum + step, 0)
          const expected = delays
            .map((delay, index): [number, number] => [delay, index])
            .filter(([delay]) => delay <= reached)
            .sort(([a, i], [b, j]) => a - b || i - j)
          // A timer of 0 runs at the first advance only.
          expect(runs).toEqual(steps.length === 0 ? [] : expected)
          expect(clock.pendingTimers).toBe(delays.length - runs.length)
          expect(clock.now()).toBe(reached)
        },
      ),
      { numRuns: 50 },
    )
  })
})

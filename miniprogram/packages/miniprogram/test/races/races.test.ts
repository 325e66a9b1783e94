import fc from 'fast-check'
import { expect, it } from 'vitest'
import { event, setup } from './events.js'
import { Run } from './run.js'

// RACE_RUNS=20000 for a long search; RACE_SEED for another one.
const numRuns = Number(process.env.RACE_RUNS ?? 150)
const seed = Number(process.env.RACE_SEED ?? 20260101)

it(
  'holds in any interleaving: one wx.login at a time, everything settles, logout is final, one replay, modes and UI honoured',
  { timeout: 3_600_000 },
  async () => {
    const events = fc.array(fc.tuple(event, fc.boolean()), { minLength: 1, maxLength: 30 })
    await fc.assert(
      fc.asyncProperty(setup, events, async (settings, happening) => {
        const run = new Run(settings)
        try {
          await run.play(happening)
          expect(run.violations).toEqual([])
        } finally {
          run.session.dispose()
        }
      }),
      { numRuns, seed },
    )
  },
)

import { LIBRARIES } from './libraries.mjs'
import { play, SCENARIOS } from './scenarios.mjs'
import { onStage } from './stage.mjs'

/**
 * Runs every library through every scenario.
 *
 * @returns for each library, by scenario: the counts, or `undefined` for what the library does not do
 */
export async function measure() {
  const rows = []
  for (const library of LIBRARIES) {
    const results = {}
    for (const scenario of SCENARIOS) {
      if (library.lacks?.[scenario.key]) continue
      results[scenario.key] = await onStage(library, (stage) => play(scenario, stage))
    }
    rows.push({ library, results })
  }
  return rows
}

import { spawnSync } from 'node:child_process'
import { readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { workshops } from './workshop.mjs'

const workspace = join(import.meta.dirname, '../..')

/**
 * Runs the click test on what was built.
 *
 * @returns {Map<string, Record<string, boolean>>} by name of the framework, whether each test passed
 */
export function tapThrough(built) {
  const report = join(workshops, 'tapped.json')
  rmSync(report, { force: true })
  const apps = built.map(({ framework: { name }, build: { output } }) => ({ name, output }))
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  spawnSync('npx', ['vitest', 'run', '-c', 'vitest.frameworks.config.ts', ...reporters], {
    cwd: workspace,
    stdio: 'inherit',
    env: { ...process.env, MENJIN_FRAMEWORKS: JSON.stringify(apps) },
  })
  const outcomes = new Map(apps.map(({ name }) => [name, {}]))
  for (const { assertionResults } of JSON.parse(readFileSync(report, 'utf8')).testResults) {
    for (const { ancestorTitles, title, status } of assertionResults) {
      const tests = outcomes.get(ancestorTitles[0])
      if (tests) tests[title] = status === 'passed'
    }
  }
  return outcomes
}

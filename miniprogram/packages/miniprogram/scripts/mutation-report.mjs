// Writes docs/benchmarks/mutation.md from the report of the last mutation run.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root } from './entries.mjs'

const output = join(root, '../../../docs/benchmarks/mutation.md')
const { files } = JSON.parse(readFileSync(join(root, 'reports/mutation/mutation.json'), 'utf8'))

/** How many mutants of a file ended how. */
function count(mutants) {
  const of = (...statuses) => mutants.filter(({ status }) => statuses.includes(status)).length
  const [killed, timeout, survived, uncovered] = [of('Killed'), of('Timeout'), of('Survived'), of('NoCoverage')]
  return { killed, timeout, survived, uncovered, valid: killed + timeout + survived + uncovered }
}

const row = (name, { killed, timeout, survived, uncovered, valid }) => {
  const score = valid ? ((100 * (killed + timeout)) / valid).toFixed(1) : '–'
  return `| ${name} | ${valid} | ${killed} | ${timeout} | ${survived} | ${uncovered} | ${score} |`
}

const names = Object.keys(files).sort()
const total = count(names.flatMap((name) => files[name].mutants))
const lines = [
  '# Mutation score of the session core',
  '',
  'Written by `npm run mutation` in `miniprogram/`: Stryker changes the session core in one place at a time and runs its',
  'tests, without those of packaging and components; the race suite runs with few cases. A mutant that no test notices has',
  'survived. The score is the share of mutants that were noticed; the run fails below 80.',
  '',
  '| file | mutants | killed | timed out | survived | not covered | score, % |',
  '|---|---|---|---|---|---|---|',
  ...names.map((name) => row(`\`${name}\``, count(files[name].mutants))),
  row('**all**', total),
]
mkdirSync(dirname(output), { recursive: true })
writeFileSync(output, `${lines.join('\n')}\n`)
console.log(lines.at(-1))

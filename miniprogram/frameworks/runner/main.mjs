// Installs, builds and taps through the examples; see scripts/frameworks.
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { readFrameworks } from './frameworks.mjs'
import { show, timed } from './run.mjs'
import { tapThrough } from './tap.mjs'
import { compareTable, lineOf, rowOf, writeTable } from './table.mjs'
import { packSdk, Workshop } from './workshop.mjs'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { cold: { type: 'boolean', default: false }, write: { type: 'boolean', default: false } },
})

const sdk = packSdk()
const results = []
for (const framework of readFrameworks(positionals)) {
  const workshop = new Workshop(framework)
  console.log(`${framework.name} ${framework.version}`)
  try {
    const install = workshop.install(sdk, values.cold)
    const what = install.kept ? 'the SDK, beside packages that were there' : 'packages and the SDK'
    console.log(`  installed ${what}: ${show(install.duration)}, ${workshop.size()} MB`)
    const build = workshop.build()
    console.log(`  ${framework.cli}: ${show(build.duration)}`)
    results.push({ framework, install, build, size: workshop.size() })
  } catch (error) {
    console.log(`  FAILED: ${error.message}\n  everything it printed: ${workshop.log}`)
    results.push({ framework })
  }
}

const built = results.filter(({ build }) => build)
let tapped = new Map()
const tapping = timed(() => {
  if (built.length > 0) tapped = tapThrough(built)
})
for (const result of results) result.tests = tapped.get(result.framework.name) ?? {}
rmSync(sdk)
console.log(`tapped through, servers and browser included: ${show(tapping)}`)

const rows = results.map(rowOf)
for (const row of rows) console.log(lineOf(row))
const page = join(import.meta.dirname, '../../../docs/frameworks.md')
const text = readFileSync(page, 'utf8')
if (values.write) writeFileSync(page, writeTable(text, rows))
const complaints = values.write ? [] : compareTable(text, rows)
for (const complaint of complaints) console.error(`docs/frameworks.md: ${complaint}`)
const passed = rows.filter(({ passed }) => passed).length
console.log(`frameworks: ${passed} passed, ${rows.length - passed} failed`)
if (passed < rows.length || complaints.length > 0) process.exit(1)

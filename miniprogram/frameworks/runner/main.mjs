// Installs, builds and taps through the examples; see scripts/frameworks.
import { rmSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { readFrameworks } from './frameworks.mjs'
import { show, timed } from './run.mjs'
import { tapThrough } from './tap.mjs'
import { rowOf, compareTable, writeTable } from './table.mjs'
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
    const packages = install.packages ? show(install.packages) : 'were there'
    console.log(`  packages: ${packages}, ${workshop.size()} MB; the SDK: ${show(install.sdk)}`)
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
console.log(`tapped through, servers and browser included: ${show(tapping)}`)

const rows = results.map(rowOf)
for (const { line } of rows) console.log(line)
rmSync(sdk)
const complaints = values.write ? writeTable(rows) : compareTable(rows)
for (const complaint of complaints) console.error(complaint)
const passed = rows.filter(({ passed }) => passed).length
console.log(`frameworks: ${passed} passed, ${rows.length - passed} failed`)
if (passed < rows.length || complaints.length > 0) process.exit(1)

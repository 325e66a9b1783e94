// Installs, builds and taps through the examples; see scripts/frameworks.
import { rmSync } from 'node:fs'
import { performance } from 'node:perf_hooks'
import { parseArgs } from 'node:util'
import { readFrameworks } from './frameworks.mjs'
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
    const from = install.kept ? 'kept' : `${install.seconds.toFixed(0)} s`
    console.log(`  installed: ${from}, ${workshop.size()} MB; the SDK ${install.sdkSeconds.toFixed(1)} s`)
    const build = workshop.build()
    console.log(`  built: ${build.seconds.toFixed(1)} s  ${framework.cli}`)
    results.push({ framework, install, build, size: workshop.size() })
  } catch (error) {
    console.log(`  FAILED: ${error.message}\n  everything it printed: ${workshop.log}`)
    results.push({ framework })
  }
}

const built = results.filter(({ build }) => build)
const started = performance.now()
const tapped = built.length === 0 ? new Map() : tapThrough(built)
const seconds = ((performance.now() - started) / 1000).toFixed(0)
for (const result of results) result.tests = tapped.get(result.framework.name) ?? {}
console.log(`tapped through in ${seconds} s, servers and browser included`)

const rows = results.map(rowOf)
for (const { line } of rows) console.log(line)
rmSync(sdk)
const complaints = values.write ? writeTable(rows) : compareTable(rows)
for (const complaint of complaints) console.error(complaint)
const passed = rows.filter(({ passed }) => passed).length
console.log(`frameworks: ${passed} passed, ${rows.length - passed} failed`)
if (passed < rows.length || complaints.length > 0) process.exit(1)

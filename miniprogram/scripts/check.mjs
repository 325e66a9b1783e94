// Everything that must hold before a change is taken, the cheapest first (types and lint read what was built). The commands of one stage run side by side;
// the first stage with a failure is the last that runs.
import { spawn } from 'node:child_process'

const stages = [
  ['format:check', 'requirements:check'],
  ['build:sdk', 'build:testkit'],
  ['build:host'],
  ['build:shop'],
  ['lint', 'typecheck'],
  ['api:check', 'test:packed'],
  ['test', 'compare:check'],
]

/** Runs an npm script; its output is shown when it has ended, so that two of them do not mix. */
function run(script) {
  const started = Date.now()
  return new Promise((resolve) => {
    const child = spawn('npm', ['run', '--silent', script], { shell: process.platform === 'win32' })
    const output = []
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => output.push(chunk))
    child.on('close', (code) => {
      process.stdout.write(Buffer.concat(output))
      const seconds = ((Date.now() - started) / 1000).toFixed(0)
      console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${script} (${seconds} s)`)
      resolve(code === 0)
    })
  })
}

const started = Date.now()
for (const stage of stages) {
  const outcomes = await Promise.all(stage.map(run))
  if (outcomes.includes(false)) process.exit(1)
}
console.log(`Everything holds (${((Date.now() - started) / 1000).toFixed(0)} s)`)

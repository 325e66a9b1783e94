import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, readFileSync } from 'node:fs'
import { performance } from 'node:perf_hooks'

/**
 * Runs a command to its end.
 *
 * @param {{ cwd?: string, env?: Record<string, string>, log?: string, capture?: boolean }} options - where its output goes:
 *   to a file, to the caller, or on to the terminal
 * @throws Error if it fails
 */
export function run(command, argv, { cwd, env = {}, log, capture } = {}) {
  const { status, error, stdout, stderr } = spawnSync(command, argv, {
    cwd,
    env: { ...process.env, ...env },
    encoding: 'utf8',
    maxBuffer: 1e9,
    stdio: log || capture ? ['ignore', 'pipe', 'pipe'] : 'inherit',
  })
  if (error) throw error
  if (log) appendFileSync(log, `$ ${command} ${argv.join(' ')}\n${stdout}${stderr}\n`)
  if (status !== 0) {
    const tail = `${stdout ?? ''}${stderr ?? ''}`.trim().split('\n').slice(-30).join('\n')
    throw new Error(`"${command} ${argv.join(' ')}" failed\n${tail}`)
  }
  return stdout
}

/**
 * How long something took: by the clock, and in time of processors, which says more on a machine that has other work.
 *
 * @typedef {{ seconds: number, cpu: number | undefined }} Duration
 * @returns {Duration}
 */
export function timed(what) {
  const started = performance.now()
  const before = cpuOfChildren()
  what()
  const after = cpuOfChildren()
  const cpu = before === undefined || after === undefined ? undefined : after - before
  return { seconds: (performance.now() - started) / 1000, cpu }
}

/** @param {Duration} duration */
export function show({ seconds, cpu }) {
  return `${round(seconds)} s${cpu === undefined ? '' : ` (${round(cpu)} s cpu)`}`
}

const round = (seconds) => (seconds < 10 ? seconds.toFixed(1) : seconds.toFixed(0))

/** Of those that have ended, in seconds; Linux tells. */
function cpuOfChildren() {
  const stat = '/proc/self/stat'
  if (!existsSync(stat)) return undefined
  const fields = readFileSync(stat, 'utf8').split(') ')[1].split(' ')
  return (Number(fields[13]) + Number(fields[14])) / 100
}

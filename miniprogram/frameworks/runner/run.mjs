import { spawnSync } from 'node:child_process'
import { appendFileSync } from 'node:fs'

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

// Looks at the built package as its users' tools will: publint, are-the-types-wrong, and a parser of ES2015.
import { execFileSync } from 'node:child_process'
import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'acorn'
import { root } from './entries.mjs'

const run = (command, ...args) =>
  execFileSync('npx', ['--no-install', command, ...args], { cwd: root, stdio: 'inherit' })

for (const [folder, sourceType] of [
  ['dist', 'module'],
  ['miniprogram_dist', 'script'],
]) {
  for (const file of readdirSync(join(root, folder), { recursive: true }).filter((name) => name.endsWith('.js'))) {
    parse(readFileSync(join(root, folder, file), 'utf8'), { ecmaVersion: 2015, sourceType })
  }
}
run('publint', '--strict')
const [{ filename }] = JSON.parse(execFileSync('npm', ['pack', '--json', '--silent'], { cwd: root, encoding: 'utf8' }))
try {
  run('attw', filename, '--format', 'table-flipped')
} finally {
  rmSync(join(root, filename))
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const folder = join(import.meta.dirname, '..')

/**
 * A framework's example: a folder with framework.json. `npm run build` in it calls the framework's command line.
 *
 * @typedef {object} Framework
 * @property {string} name - of the folder
 * @property {string} folder
 * @property {string} title - for the table
 * @property {string} package - the package whose version is the framework's
 * @property {string} version - as package.json names it
 * @property {string} cli - what `npm run build` runs
 * @property {string} output - folder of the built mini program, below the example
 * @property {string} made - what of it the build makes; default: all
 */

/** @returns {Framework[]} those named, or all */
export function readFrameworks(names) {
  const known = readdirSync(folder, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && read(entry.name, 'framework.json'))
    .map(({ name }) => name)
  for (const name of names) {
    if (!known.includes(name)) throw new Error(`There is no example "${name}"; there are ${known.join(', ')}`)
  }
  return known.filter((name) => names.length === 0 || names.includes(name)).map(readFramework)
}

function readFramework(name) {
  const { title, package: of, output, made = output } = read(name, 'framework.json')
  const { dependencies = {}, devDependencies = {}, scripts } = read(name, 'package.json')
  const version = dependencies[of] ?? devDependencies[of]
  for (const [field, value] of Object.entries({ title, output, version, build: scripts?.build })) {
    if (typeof value !== 'string') throw new Error(`${name} does not tell its ${field}`)
  }
  return { name, folder: join(folder, name), title, package: of, version, cli: scripts.build, output, made }
}

function read(name, file) {
  try {
    return JSON.parse(readFileSync(join(folder, name, file), 'utf8'))
  } catch (error) {
    if (error.code === 'ENOENT') return undefined
    throw error
  }
}

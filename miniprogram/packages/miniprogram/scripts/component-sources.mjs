import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** Names of the components, each a folder of src/components. */
export const COMPONENTS = ['user-container', 'phone-container', 'auth-flow', 'auth-popup', 'auth-page', 'privacy-popup']

export const COMPONENT_ROOT = join(import.meta.dirname, '../src/components')

const read = (path) => readFileSync(path, 'utf8')

/**
 * Puts what a file includes in place of the include. Frameworks that build mini programs follow the `require`s of a
 * native component, but not all of them follow its includes.
 */
function inline(path, pattern) {
  return read(path).replace(pattern, (_, source) => inline(join(dirname(path), source), pattern).trimEnd())
}

export function componentTemplate(name) {
  return inline(join(COMPONENT_ROOT, name, 'index.wxml'), /<include src="([^"]+)" \/>/g)
}

export function componentStyle(name) {
  return inline(join(COMPONENT_ROOT, name, 'index.wxss'), /@import ["']([^"']+)["'];/g)
}

export function componentJson(name) {
  return JSON.parse(read(join(COMPONENT_ROOT, name, 'index.json')))
}

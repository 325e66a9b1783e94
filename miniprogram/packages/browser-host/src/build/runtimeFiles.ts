import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const NAMES = ['host.js', 'host.css']

/** The host's own files: as built into this package or, in a checkout, bundled from the sources. */
export async function runtimeFiles(): Promise<[name: string, content: string][]> {
  const here = dirname(fileURLToPath(import.meta.url))
  const sources = join(here, '../runtime/main.ts')
  if (existsSync(sources)) {
    const { bundleRuntime } = await import('./bundleRuntime')
    return bundleRuntime(join(here, '../..'))
  }
  return NAMES.map((name) => [name, readFileSync(join(here, name), 'utf8')])
}

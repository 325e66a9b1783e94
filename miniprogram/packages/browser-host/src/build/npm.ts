import { existsSync, statSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { build } from 'esbuild'
import type { Problems } from './problem'
import { readJson } from './project'
import type { SourceTree } from './sourceTree'

interface PackageJson {
  name: string
  main?: string
  miniprogram?: string
  dependencies?: Record<string, string>
}

/**
 * Does what "build npm" of DevTools does, without writing into the sources: each package of `dependencies`, and what
 * those need, appears under `miniprogram_npm`. A package for mini programs is taken as it is; of any other the entry is
 * bundled into one file.
 */
export async function mountPackages(tree: SourceTree, packageFiles: readonly string[], problems: Problems) {
  const seen = new Set<string>()
  const visit = async (packageFile: string): Promise<void> => {
    for (const name of Object.keys(readJson<PackageJson>(packageFile)?.dependencies ?? {})) {
      if (seen.has(name)) continue
      seen.add(name)
      // Built by DevTools already: that is what WeChat would run.
      if (tree.has(`miniprogram_npm/${name}/index.js`)) continue
      const folder = findPackage(name, dirname(packageFile))
      if (folder === undefined) {
        problems.warning('package.json', `npm package "${name}" is not installed`)
        continue
      }
      await mountPackage(tree, name, folder, problems)
      await visit(join(folder, 'package.json'))
    }
  }
  for (const file of packageFiles) await visit(file)
}

async function mountPackage(tree: SourceTree, name: string, folder: string, problems: Problems): Promise<void> {
  const manifest = readJson<PackageJson>(join(folder, 'package.json'))
  const built = join(folder, manifest?.miniprogram ?? 'miniprogram_dist')
  if (isFolder(built)) {
    tree.mount(`miniprogram_npm/${name}`, built)
    return
  }
  if (manifest?.miniprogram !== undefined) {
    problems.error('package.json', `npm package "${name}" names the folder "${manifest.miniprogram}", which is missing`)
    return
  }
  try {
    const entry = createRequire(join(folder, 'package.json')).resolve(folder)
    const bundled = await build({
      entryPoints: [entry],
      bundle: true,
      write: false,
      format: 'cjs',
      platform: 'neutral',
      mainFields: ['module', 'main'],
      logLevel: 'silent',
    })
    tree.generate(`miniprogram_npm/${name}/index.js`, bundled.outputFiles[0]?.text ?? '')
  } catch (error) {
    problems.warning('package.json', `npm package "${name}" cannot be bundled: ${(error as Error).message}`)
  }
}

/** Looks in `node_modules` from a folder upwards. */
function findPackage(name: string, from: string): string | undefined {
  for (let folder = from; ; folder = dirname(folder)) {
    const place = join(folder, 'node_modules', name)
    if (isFolder(place)) return place
    if (dirname(folder) === folder) return undefined
  }
}

function isFolder(path: string): boolean {
  return existsSync(path) && statSync(path).isDirectory()
}

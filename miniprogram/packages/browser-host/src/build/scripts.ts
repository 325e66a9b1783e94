import { transform } from 'esbuild'
import { npmFolders, resolvePath } from './paths'
import type { Problems } from './problem'
import type { SourceTree } from './sourceTree'

/** A CommonJS module of the app. */
export interface BuiltScript {
  /** Path with `.js`. */
  readonly id: string
  readonly code: string
  /** Where each name it requires leads. */
  readonly requires: Readonly<Record<string, string>>
}

/**
 * Turns the scripts that the app can reach into CommonJS, module by module, as WeChat does: what a module requires is
 * found at run time in the registry, so a package may require by a variable.
 *
 * @param aliases - `resolveAlias` of app.json
 */
export async function buildScripts(
  tree: SourceTree,
  entries: readonly string[],
  aliases: Readonly<Record<string, string>>,
  problems: Problems,
): Promise<BuiltScript[]> {
  const built = new Map<string, BuiltScript>()
  const queue = [...entries]
  const addPackage = (id: string) => {
    // Packages that DevTools built require by variables, so all their files are taken.
    const folder = /^(?:.*\/)?miniprogram_npm\/(?:@[^/]+\/)?[^/]+\//.exec(id)?.[0]
    if (folder === undefined) return
    for (const path of tree.files(folder)) if (path.endsWith('.js')) queue.push(path.slice(0, -3))
  }
  for (let entry = queue.shift(); entry !== undefined; entry = queue.shift()) {
    const id = `${entry}.js`
    if (built.has(id)) continue
    const source = ['.ts', '.js'].map((ending) => `${entry}${ending}`).find((path) => tree.has(path))
    if (source === undefined) {
      problems.error(id, 'there is no such script')
      continue
    }
    const code = await compile(source, tree.read(source) ?? '', problems)
    const requires: Record<string, string> = {}
    for (const [, name = ''] of code.matchAll(/(?<![.\w])require\(\s*["']([^"'\n]+)["']\s*\)/g)) {
      const target = resolveScript(tree, source, name, aliases)
      if (target === undefined) problems.warning(source, `module "${name}" is not found`)
      else {
        requires[name] = `${target}.js`
        queue.push(target)
      }
    }
    built.set(id, { id, code, requires })
    addPackage(id)
  }
  return [...built.values()]
}

async function compile(path: string, source: string, problems: Problems): Promise<string> {
  try {
    const { code } = await transform(source, {
      loader: path.endsWith('.ts') ? 'ts' : 'js',
      format: 'cjs',
      target: 'es2020',
      charset: 'utf8',
      sourcefile: path,
      tsconfigRaw: { compilerOptions: { experimentalDecorators: true, useDefineForClassFields: false } },
    })
    return code
  } catch (error) {
    const [first] = (error as { errors?: { text: string; location: { line: number } | null }[] }).errors ?? []
    problems.error(path, first?.text ?? (error as Error).message, first?.location?.line)
    return `throw new Error(${JSON.stringify(`${path} did not compile: ${first?.text ?? ''}`)})`
  }
}

/** The path without ending that a `require` leads to. */
function resolveScript(
  tree: SourceTree,
  from: string,
  name: string,
  aliases: Readonly<Record<string, string>>,
): string | undefined {
  const aliased = applyAlias(name, aliases)
  const places = [resolvePath(from, aliased)]
  if (!/^[./]/.test(aliased)) places.push(...npmFolders(from).map((folder) => resolvePath('', `/${folder}/${aliased}`)))
  for (const place of places) {
    const bare = place.replace(/\.(js|ts)$/, '')
    for (const path of [bare, `${place}/index`, place]) {
      if (tree.has(`${path}.ts`) || tree.has(`${path}.js`)) return path
    }
  }
  return undefined
}

function applyAlias(name: string, aliases: Readonly<Record<string, string>>): string {
  for (const [alias, target] of Object.entries(aliases)) {
    const prefix = alias.replace(/\*$/, '')
    if (alias.endsWith('*') ? name.startsWith(prefix) : name === alias) {
      return target.replace(/\*$/, '') + name.slice(prefix.length)
    }
  }
  return name
}

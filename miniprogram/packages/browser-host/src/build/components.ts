import type { AppJson, PageJson } from '../package'
import { npmFolders, resolvePath } from './paths'
import type { Problems } from './problem'
import type { SourceTree } from './sourceTree'

/** A page or component as found, its paths resolved. */
export interface FoundComponent {
  readonly path: string
  readonly page: boolean
  readonly json: PageJson
  readonly dependencies: string[]
}

/** Follows `usingComponents` from the pages on, and resolves every path in it. */
export function findComponents(tree: SourceTree, app: AppJson, problems: Problems): Map<string, FoundComponent> {
  const found = new Map<string, FoundComponent>()
  const everywhere = resolveAll(tree, 'app', app.usingComponents as PageJson['usingComponents'], problems)
  const visit = (path: string, page: boolean): void => {
    if (found.has(path)) return
    const json = readComponentJson(tree, path, problems)
    const own = resolveAll(tree, path, json.usingComponents, problems)
    const generics = Object.entries(json.componentGenerics ?? {}).map(([name, generic]) => {
      if (generic === true || generic.default === undefined) return [name, generic] as const
      const target = resolveComponent(tree, path, generic.default)
      return [name, target === undefined ? true : { default: `/${target}` }] as const
    })
    const using = { ...everywhere, ...own }
    const defaults = generics.flatMap(([, generic]) => (generic === true ? [] : [generic.default ?? '']))
    const dependencies = [...new Set([...Object.values(using), ...defaults].map((target) => target.slice(1)))]
    found.set(path, {
      path,
      page,
      json: { ...json, usingComponents: using, componentGenerics: Object.fromEntries(generics) },
      dependencies,
    })
    for (const target of dependencies) visit(target, false)
  }
  for (const page of app.pages) visit(page, true)
  if (app.tabBar?.custom && tree.has('custom-tab-bar/index.json')) visit('custom-tab-bar/index', false)
  return found
}

function readComponentJson(tree: SourceTree, path: string, problems: Problems): PageJson {
  const text = tree.read(`${path}.json`)
  if (text === undefined) return {}
  try {
    return JSON.parse(text) as PageJson
  } catch (error) {
    problems.error(`${path}.json`, (error as Error).message)
    return {}
  }
}

function resolveAll(
  tree: SourceTree,
  from: string,
  using: PageJson['usingComponents'],
  problems: Problems,
): Record<string, string> {
  const resolved: Record<string, string> = {}
  for (const [name, target] of Object.entries(using ?? {})) {
    const path = resolveComponent(tree, from, target)
    if (path === undefined) problems.error(`${from}.json`, `component "${name}" is not found at "${target}"`)
    else resolved[name] = `/${path}`
  }
  return resolved
}

/** A component's path, from its own place first and then from `miniprogram_npm`, with `index` left out or not. */
function resolveComponent(tree: SourceTree, from: string, target: string): string | undefined {
  const places = [resolvePath(from, target)]
  if (!/^[./]/.test(target)) places.push(...npmFolders(from).map((folder) => resolvePath('', `/${folder}/${target}`)))
  for (const place of places) {
    for (const path of [place, `${place}/index`]) if (tree.has(`${path}.json`)) return path
  }
  return undefined
}

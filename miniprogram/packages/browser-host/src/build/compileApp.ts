import { join } from 'node:path'
import type { AppJson, AppPackage, ComponentEntry } from '../package'
import { type FoundComponent, findComponents } from './components'
import { mountPackages } from './npm'
import { type Problem, Problems } from './problem'
import { findProject, readJson } from './project'
import { type BuiltScript, buildScripts } from './scripts'
import { SourceTree } from './sourceTree'
import { buildStyle } from './styles'
import { buildTemplates } from './templates'
import { readThemes } from './themes'

/** An app compiled, in memory. */
export interface CompiledApp {
  readonly data: AppPackage
  /** A script that hands the templates to `menjinHost`. */
  readonly templates: string
  readonly scripts: readonly BuiltScript[]
  readonly tree: SourceTree
  readonly problems: readonly Problem[]
}

/**
 * Compiles a mini program.
 *
 * @param out - a folder that is not part of the sources, wherever it lies
 * @throws Error if there is no mini program in the folder
 */
export async function compileApp(folder: string, out: string): Promise<CompiledApp> {
  const problems = new Problems()
  const project = findProject(folder)
  const tree = new SourceTree(project.root, [out])
  await mountPackages(tree, project.packageFiles, problems)
  const app = readJson<AppJson>(join(project.root, 'app.json')) as AppJson
  const pages = [...new Set([...app.pages, ...subpackagePages(app)])]
  const components = findComponents(tree, { ...app, pages }, problems)
  const paths = [...components.keys()]
  const entries = [...(tree.has('app.ts') || tree.has('app.js') ? ['app'] : []), ...paths]
  const scripts = await buildScripts(tree, entries, (app.resolveAlias ?? {}) as Record<string, string>, problems)
  const templates = buildTemplates(tree, paths, problems)
  const data: AppPackage = {
    format: 1,
    app: { ...app, pages },
    appId: project.appId,
    name: project.name,
    themes: readThemes(tree, app, problems),
    appStyle: buildStyle(tree, 'app.wxss', { kind: 'app' }, problems),
    components: Object.fromEntries([...components].map(([path, found]) => [path, entryOf(tree, found, problems)])),
  }
  return {
    data,
    templates: `menjinHost.templates(function () { return ${templates} })\n`,
    scripts,
    tree,
    problems: problems.list,
  }
}

/** A module as the run time's registry takes it. */
export function scriptText({ id, code, requires }: BuiltScript): string {
  const names = MODULE_PARAMETERS
  return `menjinHost.define(${JSON.stringify(id)}, ${JSON.stringify(requires)}, function (${names}) {\n${code}\n})`
}

/** What a module gets, then names of the browser that a mini program does not have. */
const MODULE_PARAMETERS = [
  'require, module, exports, globalThis, global, setTimeout, clearTimeout, setInterval, clearInterval',
  'window, document, self, frames, parent, top, location, history, navigator, localStorage, sessionStorage, indexedDB',
  'fetch, XMLHttpRequest, WebSocket, Worker, FormData, Blob, File, URL, URLSearchParams, alert, confirm, prompt',
  'requestAnimationFrame, MutationObserver, customElements, process, Buffer',
].join(', ')

function entryOf(
  tree: SourceTree,
  { path, page, json, dependencies }: FoundComponent,
  problems: Problems,
): ComponentEntry {
  const owner = page ? ({ kind: 'page', path } as const) : ({ kind: 'component' } as const)
  return { json, page, dependencies, style: buildStyle(tree, `${path}.wxss`, owner, problems) }
}

function subpackagePages(app: AppJson): string[] {
  const packages = (app.subPackages ?? app.subpackages ?? []) as { root: string; pages: string[] }[]
  return packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))
}

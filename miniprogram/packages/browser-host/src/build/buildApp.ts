import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { AppJson, AppPackage, ComponentEntry } from '../package'
import { type FoundComponent, findComponents } from './components'
import { indexHtml, type HostConfig } from './indexHtml'
import { mountPackages } from './npm'
import { type Problem, Problems } from './problem'
import { findProject, readJson } from './project'
import { runtimeFiles } from './runtimeFiles'
import { type BuiltScript, buildScripts } from './scripts'
import { SourceTree } from './sourceTree'
import { buildStyle } from './styles'
import { buildTemplates } from './templates'
import { readTheme } from './theme'

/** What to build, and where to. */
export interface BuildOptions {
  /** Folder with app.json or project.config.json. */
  readonly folder: string
  /** Folder to write; what it held before goes. */
  readonly out: string
  /** Configuration of the host, written into the page. It may also come from the address; see docs/browser-host.md. */
  readonly host?: HostConfig
}

/** What a build has made. */
export interface BuildResult {
  readonly out: string
  readonly problems: readonly Problem[]
  readonly package: AppPackage
  /** Paths of the scripts taken in. */
  readonly scripts: readonly string[]
}

const CODE = /\.(wxml|wxss|wxs|js|ts|json|md|map|less|scss)$/

/**
 * Builds a native mini program into a folder that any static server can serve. Problems in the app's sources do not stop
 * it: what they break, breaks at run time, as in DevTools.
 *
 * @throws Error if there is no mini program in the folder
 */
export async function buildApp(options: BuildOptions): Promise<BuildResult> {
  const problems = new Problems()
  const project = findProject(options.folder)
  const out = resolve(options.out)
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
    theme: readTheme(tree, app, problems),
    appStyle: buildStyle(tree, 'app.wxss', { kind: 'app' }, problems),
    components: Object.fromEntries(paths.map((path) => [path, entryOf(tree, components.get(path), problems)])),
  }

  rmSync(out, { recursive: true, force: true })
  mkdirSync(join(out, 'app'), { recursive: true })
  writeFileSync(join(out, 'app-data.js'), `menjinHost.data(${JSON.stringify(data)})\n`)
  writeFileSync(join(out, 'app-templates.js'), `menjinHost.templates(function () { return ${templates} })\n`)
  writeFileSync(join(out, 'app-scripts.js'), scripts.map(scriptText).join('\n'))
  for (const [name, content] of await runtimeFiles()) writeFileSync(join(out, name), content)
  writeFileSync(join(out, 'index.html'), indexHtml(project.name || 'Mini program', options.host ?? {}))
  copyAssets(tree, out)
  return { out, problems: problems.list, package: data, scripts: scripts.map(({ id }) => id) }
}

function entryOf(tree: SourceTree, found: FoundComponent | undefined, problems: Problems): ComponentEntry {
  const { path, page, json, dependencies } = found as FoundComponent
  // A page of a framework may call itself a component; its styles are a page's all the same.
  const owner = page ? ({ kind: 'page', path } as const) : ({ kind: 'component' } as const)
  return { json, page, dependencies, style: buildStyle(tree, `${path}.wxss`, owner, problems) }
}

function scriptText({ id, code, requires }: BuiltScript): string {
  return `menjinHost.define(${JSON.stringify(id)}, ${JSON.stringify(requires)}, function (${MODULE_PARAMETERS}) {\n${code}\n})`
}

/** What a module gets, then names of the browser that a mini program does not have. */
const MODULE_PARAMETERS = [
  'require, module, exports, globalThis, global, setTimeout, clearTimeout, setInterval, clearInterval',
  'window, document, self, frames, parent, top, location, history, navigator, localStorage, sessionStorage, indexedDB',
  'fetch, XMLHttpRequest, WebSocket, Worker, FormData, Blob, File, URL, URLSearchParams, alert, confirm, prompt',
  'requestAnimationFrame, MutationObserver, customElements, process, Buffer',
].join(', ')

function subpackagePages(app: AppJson): string[] {
  const packages = (app.subPackages ?? app.subpackages ?? []) as { root: string; pages: string[] }[]
  return packages.flatMap(({ root, pages }) => pages.map((page) => `${root.replace(/\/$/, '')}/${page}`))
}

/** Everything that is not code may be named by an address: pictures, fonts, data. */
function copyAssets(tree: SourceTree, out: string): void {
  for (const path of tree.files()) {
    const place = tree.locate(path)
    if (place === undefined || CODE.test(path) || relative(out, place).split('/')[0] !== '..') continue
    const target = join(out, 'app', path)
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(place, target)
  }
}

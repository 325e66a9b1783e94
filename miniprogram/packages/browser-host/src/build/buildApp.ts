import { copyFileSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import type { AppPackage } from '../package'
import { compileApp, scriptText } from './compileApp'
import { indexHtml, type HostConfig } from './indexHtml'
import type { Problem } from './problem'
import { runtimeFiles } from './runtimeFiles'
import type { SourceTree } from './sourceTree'

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
  const out = resolve(options.out)
  const { data, templates, scripts, tree, problems } = await compileApp(options.folder, out)
  rmSync(out, { recursive: true, force: true })
  mkdirSync(join(out, 'app'), { recursive: true })
  writeFileSync(join(out, 'app-data.js'), `menjinHost.data(${JSON.stringify(data)})\n`)
  writeFileSync(join(out, 'app-templates.js'), templates)
  writeFileSync(join(out, 'app-scripts.js'), scripts.map(scriptText).join('\n'))
  for (const [name, content] of await runtimeFiles()) writeFileSync(join(out, name), content)
  writeFileSync(join(out, 'index.html'), indexHtml(data.name || 'Mini program', options.host ?? {}))
  copyAssets(tree, out)
  return { out, problems, package: data, scripts: scripts.map(({ id }) => id) }
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

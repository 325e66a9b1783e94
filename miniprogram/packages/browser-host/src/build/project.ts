import { existsSync, readFileSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** Where a mini program's sources are. */
export interface Project {
  /** The folder that DevTools opens. */
  readonly folder: string
  /** The folder of app.json. */
  readonly root: string
  readonly appId: string
  readonly name: string
  /** The package.json files whose dependencies become `miniprogram_npm`. */
  readonly packageFiles: readonly string[]
}

interface ProjectConfig {
  appid?: string
  projectname?: string
  miniprogramRoot?: string
}

/**
 * Finds the sources below a folder: one with app.json, or one that DevTools opens (project.config.json).
 *
 * @throws Error if there is no app.json
 */
export function findProject(folder: string): Project {
  const opened = resolve(folder)
  const config = readJson<ProjectConfig>(join(opened, 'project.config.json')) ?? {}
  const root = resolve(opened, config.miniprogramRoot ?? '.')
  if (!existsSync(join(root, 'app.json'))) throw new Error(`There is no app.json in ${root}`)
  const packageFiles = [...new Set([root, opened])].map((place) => join(place, 'package.json')).filter(isFile)
  return {
    folder: opened,
    root,
    appId: config.appid ?? '',
    name: config.projectname ? decodeURIComponent(config.projectname) : '',
    packageFiles,
  }
}

export function readJson<T>(path: string): T | undefined {
  return isFile(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : undefined
}

export function isFile(path: string): boolean {
  return existsSync(path) && statSync(path).isFile()
}

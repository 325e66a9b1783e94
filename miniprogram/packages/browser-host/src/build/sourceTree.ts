import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { isFile } from './project'

interface Mount {
  /** Path inside the mini program. */
  readonly at: string
  readonly folder: string
}

/** Names at the root of an app that are never part of it. */
const OUTSIDE = new Set(['node_modules', '.git', 'dist', 'coverage'])

/** The files of the mini program: its own, and those of npm packages where `miniprogram_npm` would have them. */
export class SourceTree {
  readonly #mounts: Mount[]
  /** Files that exist only in the build, such as a bundled npm package. */
  readonly #generated = new Map<string, string>()

  constructor(
    root: string,
    private readonly exclude: readonly string[] = [],
  ) {
    this.#mounts = [{ at: '', folder: root }]
  }

  mount(at: string, folder: string): void {
    this.#mounts.push({ at, folder })
  }

  generate(path: string, content: string): void {
    this.#generated.set(path, content)
  }

  has(path: string): boolean {
    return this.#generated.has(path) || this.locate(path) !== undefined
  }

  /** The content of a text file. */
  read(path: string): string | undefined {
    const generated = this.#generated.get(path)
    if (generated !== undefined) return generated
    const place = this.locate(path)
    return place === undefined ? undefined : readFileSync(place, 'utf8')
  }

  /** Where a file is on this machine. Later mounts win, so that a package hides what lies in its place. */
  locate(path: string): string | undefined {
    for (const { at, folder } of [...this.#mounts].reverse()) {
      if (at !== '' && path !== at && !path.startsWith(`${at}/`)) continue
      const place = join(folder, at === '' ? path : path.slice(at.length + 1))
      if (isFile(place)) return place
    }
    return undefined
  }

  /** Paths of all files below a path of the mini program. */
  *files(below = ''): Generator<string> {
    for (const path of this.#generated.keys()) if (path.startsWith(below)) yield path
    for (const { at, folder } of this.#mounts) {
      for (const file of this.#walk(folder, at === '')) {
        const path = join(at, file).split(sep).join('/')
        if (path.startsWith(below)) yield path
      }
    }
  }

  *#walk(folder: string, own: boolean, top = folder): Generator<string> {
    for (const name of readdirSync(folder)) {
      const place = join(folder, name)
      if (name === 'node_modules' || (own && folder === top && OUTSIDE.has(name)) || name.startsWith('.')) continue
      if (this.exclude.includes(place)) continue
      if (statSync(place).isDirectory()) yield* this.#walk(place, own, top)
      else yield relative(top, place)
    }
  }
}

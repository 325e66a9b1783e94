/** A module's function, as the builder writes it: `require`, `module`, `exports`, then what {@link ModuleScope} gives. */
export type ModuleFunction = (...parameters: unknown[]) => void

/** What modules see beside their own three names. Names of the browser come after these, and stay undefined. */
export interface ModuleScope {
  /** `globalThis` and `global` of the app. */
  readonly global: object
  readonly timers: readonly unknown[]
}

interface Entry {
  readonly requires: Readonly<Record<string, string>>
  readonly run: ModuleFunction
  exports?: unknown
}

/** The app's CommonJS modules, found by path at run time as in WeChat. */
export class ModuleRegistry {
  readonly #entries = new Map<string, Entry>()

  /** @param requires - where each required name leads, as far as the builder could tell */
  define(id: string, requires: Readonly<Record<string, string>>, run: ModuleFunction): void {
    this.#entries.set(id, { requires, run })
  }

  has(id: string): boolean {
    return this.#entries.has(id)
  }

  /**
   * Runs a module, unless it has run, and gives its exports.
   *
   * @throws Error in WeChat's words if there is no such module
   */
  load(id: string, scope: ModuleScope): unknown {
    const entry = this.#entries.get(id)
    if (!entry) throw new Error(`module '${id}' is not defined`)
    if ('exports' in entry) return entry.exports
    const module = { exports: {} as unknown }
    // Before it runs, so that modules may require each other in a circle.
    Object.defineProperty(entry, 'exports', { get: () => module.exports, configurable: true, enumerable: true })
    const require = (name: string) => this.load(this.#resolve(id, entry, name), scope)
    try {
      entry.run.call(undefined, require, module, module.exports, scope.global, scope.global, ...scope.timers)
    } catch (error) {
      // The next attempt shall tell the reason again instead of giving half a module.
      Reflect.deleteProperty(entry, 'exports')
      throw error
    }
    return module.exports
  }

  /** A name that is not a literal in the source is resolved here, as the builder would have. */
  #resolve(from: string, entry: Entry, name: string): string {
    const known = entry.requires[name]
    if (known !== undefined) return known
    const place = name.startsWith('/')
      ? normalise(name)
      : normalise(`${from.split('/').slice(0, -1).join('/')}/${name}`)
    const candidates = [place, `${place}.js`, `${place}/index.js`]
    const found = candidates.find((id) => this.#entries.has(id))
    if (found === undefined) throw new Error(`module '${place}.js' is not defined, require args is '${name}'`)
    return found
  }
}

function normalise(path: string): string {
  const steps: string[] = []
  for (const step of path.split('/')) {
    if (step === '..') steps.pop()
    else if (step !== '' && step !== '.') steps.push(step)
  }
  return steps.join('/')
}

import type { FakeWx } from '@menjin/wx-testkit'
import type { Definition } from './engine/definition'
import type { Engine, Instance } from './engine/engine'
import type { ModuleRegistry, ModuleScope } from './modules/moduleRegistry'

type Constructor = (definition?: Definition) => unknown

/**
 * The globals of a mini program. They are real globals, which frameworks may replace, and `Page` and `Component` define
 * whatever file is being loaded at the moment.
 */
export class AppGlobals {
  #loading = ''
  readonly #scope: ModuleScope

  constructor(
    private readonly modules: ModuleRegistry,
    private readonly engine: () => Engine,
    fake: FakeWx,
    wx: object,
    pages: () => Instance[],
  ) {
    const { setTimeout, clearTimeout, setInterval, clearInterval } = fake.clock
    const globals: Record<string, unknown> = {
      wx,
      App: (definition: object) => {
        fake.app.define(definition)
      },
      Page: ((definition = {}) => {
        this.engine().definePage(this.#loading, definition)
      }) satisfies Constructor,
      Component: ((definition = {}) => {
        this.engine().defineComponent(this.#loading, definition)
        return this.#loading
      }) satisfies Constructor,
      Behavior: ((definition = {}) => this.engine().defineBehavior(definition)) satisfies Constructor,
      getApp: () => fake.getApp(),
      getCurrentPages: pages,
    }
    const target = globalThis as unknown as Record<string, unknown>
    const view = {}
    for (const [name, value] of Object.entries(globals)) {
      Object.defineProperty(target, name, { value, configurable: true, writable: true })
      // uni-app sets `globalThis.wx`, and every module sees the new one.
      const get = () => target[name]
      const set = (other: unknown) => {
        target[name] = other
      }
      Object.defineProperty(view, name, { get, set, configurable: true, enumerable: true })
    }
    this.#scope = { global: view, timers: [setTimeout, clearTimeout, setInterval, clearInterval] }
  }

  /** Runs app.js, if there is one. */
  loadApp(): void {
    if (this.modules.has('app.js')) this.modules.load('app.js', this.#scope)
  }

  /** Runs the script of a page or component. */
  load(path: string): void {
    const outer = this.#loading
    this.#loading = path
    try {
      this.modules.load(`${path}.js`, this.#scope)
    } finally {
      this.#loading = outer
    }
  }
}

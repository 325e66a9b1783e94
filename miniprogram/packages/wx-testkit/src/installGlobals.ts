import type { FakeWx } from './fakeWx'

/** What {@link installGlobals} puts in place. */
export interface InstallOptions {
  /** Also replace `setTimeout`, `clearTimeout`, `setInterval`, `clearInterval` and `Date`. Default false. */
  timers?: boolean
  /** Default `globalThis`. */
  target?: object
}

/**
 * Puts `wx`, `getApp`, `getCurrentPages` and `App` where code that uses them as globals finds them.
 *
 * @returns puts back what was there before
 * @example
 * ```ts
 * const restore = installGlobals(fake, { timers: true })
 * afterEach(restore)
 * ```
 *
 * @public
 */
export function installGlobals(fake: FakeWx, options: InstallOptions = {}): () => void {
  const target = (options.target ?? globalThis) as Record<string, unknown>
  const { setTimeout, clearTimeout, setInterval, clearInterval, Date } = fake.clock
  const members: Record<string, unknown> = {
    wx: fake.wx,
    getApp: fake.getApp,
    getCurrentPages: fake.getCurrentPages,
    App: (definition: Parameters<FakeWx['app']['define']>[0]) => {
      fake.app.define(definition)
    },
    ...(options.timers ? { setTimeout, clearTimeout, setInterval, clearInterval, Date } : {}),
  }
  const before = Object.keys(members).map((name) => [name, Object.getOwnPropertyDescriptor(target, name)] as const)
  for (const [name, value] of Object.entries(members)) {
    Object.defineProperty(target, name, { value, configurable: true, writable: true, enumerable: true })
  }
  return () => {
    for (const [name, descriptor] of before) {
      if (descriptor) Object.defineProperty(target, name, descriptor)
      else Reflect.deleteProperty(target, name)
    }
  }
}

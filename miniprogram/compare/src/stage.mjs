import { createRequire } from 'node:module'
import { createFakeWx, installGlobals } from '@menjin/wx-testkit'
import { BackEnd } from './back-end.mjs'

const require = createRequire(import.meta.url)

/**
 * A new phone with a new copy of the library on it, for one scenario. Timers and `Date` are the fake's, also for
 * libraries that take them from the globals.
 *
 * @param library one of `libraries.mjs`
 * @param {(stage: object) => Promise<T>} act
 * @template T
 * @returns {Promise<T>}
 */
export async function onStage(library, act) {
  const fake = createFakeWx({ onUncaught: () => undefined })
  fake.app.launch()
  const restore = installGlobals(fake, { timers: true })
  const silence = mute()
  try {
    /** The user closes whatever UI a library opens, after two seconds. */
    const ui = {
      openings: 0,
      open: () => {
        ui.openings++
        return new Promise((resolve) => fake.clock.setTimeout(() => resolve({ succeeded: false }), 2_000))
      },
    }
    const backEnd = new BackEnd(fake)
    const client = library.open({ fake, ui, fresh })
    return await act({ fake, ui, backEnd, client })
  } finally {
    silence()
    restore()
  }
}

/** A copy of a CommonJS package without the state of former scenarios. */
function fresh(name, ...modules) {
  const folder = new RegExp(`[\\\\/]node_modules[\\\\/]${name}[\\\\/]`)
  for (const path of Object.keys(require.cache)) if (folder.test(path)) Reflect.deleteProperty(require.cache, path)
  const loaded = modules.map((path) => require(path ? `${name}/${path}` : name))
  return loaded.length > 1 ? loaded : loaded[0]
}

/** Some libraries report on the console what they also answer. */
function mute() {
  const { warn, error, log } = console
  Object.assign(console, { warn: () => undefined, error: () => undefined, log: () => undefined })
  return () => Object.assign(console, { warn, error, log })
}

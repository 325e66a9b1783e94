import type { AuthFlow } from '../controllers/auth-flow.js'
import { createPageHub, type PageHub } from '../auth/page-hub.js'
import type { Session } from '../session/session.js'

/**
 * Where sessions and flows are found by code in another copy of this package: bundlers put one copy into the app and
 * one into the components, and what is kept in a module's variable exists twice.
 */
export interface Registry {
  /** Raised when copies of different age could no longer understand each other. */
  readonly version: 1
  readonly sessions: Record<string, Session>
  /** Name of the session that is meant where none is named: the first that was made. */
  defaultName: string | undefined
  readonly flows: Record<string, AuthFlow>
  readonly hub: PageHub
  /** Called when a session comes or goes: components may be attached before it is made. */
  readonly listeners: Set<() => void>
}

const KEY = '__menjin_registry_1__'

interface Holder {
  readonly [KEY]?: Registry
  readonly login?: Holder
}

/**
 * The registry on `host`, which is the `wx` object: all copies share it. Made when first asked for. `wx.login` holds it
 * as well: uni-app puts a new object with the same functions in place of `wx`, for each subpackage again.
 */
export function registryOf(host: object): Registry {
  const { login } = host as Holder
  const holders = [host as Holder, Object(login) as Holder]
  const registry = holders.map((holder) => holder[KEY]).find(Boolean) ?? {
    version: 1,
    sessions: {},
    defaultName: undefined,
    flows: {},
    hub: createPageHub(),
    listeners: new Set(),
  }
  for (const holder of holders) {
    try {
      if (!holder[KEY]) Object.defineProperty(holder, KEY, { value: registry, configurable: true })
    } catch {
      // What is frozen cannot be shared through; the copy that made the session still works alone.
    }
  }
  return registry
}

/** Enters a session under its name; returns what takes it out again. */
export function register(registry: Registry, session: Session): () => void {
  const { sessions, listeners } = registry
  const { name } = session
  sessions[name] = session
  registry.defaultName ??= name
  const changed = () => {
    for (const listener of Array.from(listeners)) listener()
  }
  changed()
  return () => {
    if (sessions[name] !== session) return
    delete sessions[name]
    if (registry.defaultName === name) registry.defaultName = Object.keys(sessions)[0]
    changed()
  }
}

/** The session of that name, or the default one. */
export function findSession(registry: Registry, name?: string): Session | undefined {
  // An empty property of a component means that none was given.
  const wanted = name === '' ? undefined : name
  return registry.sessions[wanted ?? registry.defaultName ?? '']
}

import type { AuthFlow } from '../controllers/auth-flow.js'
import { NotConfiguredError } from '../errors/not-configured.js'
import { globalWx } from '../platform/global.js'
import type { Session } from '../session/session.js'
import { findSession, registryOf, type Registry } from './registry.js'

/**
 * Calls back with the session of that name (or the default one) as soon as there is one, and whenever it is another
 * one: a component may be attached before the app has made its session. Returns the unsubscribe.
 */
export function connectSession(
  name: string | undefined,
  listener: (session: Session | undefined) => void,
  host?: object,
): () => void {
  const registry = here(host)
  let last: Session | undefined
  const look = () => {
    const session = findSession(registry, name)
    if (session === last) return
    last = session
    listener(session)
  }
  registry.listeners.add(look)
  look()
  return () => {
    registry.listeners.delete(look)
  }
}

/** The flow of an authorization that is on the screen, by the id that its UI was given. */
export function findFlow(id: string, host?: object): AuthFlow | undefined {
  return here(host).flows[id]
}

/**
 * Makes a flow known to components in other copies of this package, under an id of its own. Returns the id, and what
 * takes the flow back.
 */
export function shareFlow(flow: AuthFlow, host?: object): readonly [id: string, unshare: () => void] {
  const { flows } = here(host)
  let n = 1
  while (flows[`own-${n}`]) n += 1
  const id = `own-${n}`
  flows[id] = flow
  return [
    id,
    () => {
      if (flows[id] === flow) delete flows[id]
    },
  ]
}

/** Reports how an authorization UI ended; nothing happens if nobody waits for that id any more. */
export function notifyHub(id: string, outcome: { succeeded: boolean; data?: object }, host?: object): void {
  here(host).hub.notify(id, outcome)
}

/** @param host the `wx` that the session was made with; the global one by default */
function here(host: object | undefined = globalWx()): Registry {
  if (!host) throw new NotConfiguredError('no global wx')
  return registryOf(host)
}

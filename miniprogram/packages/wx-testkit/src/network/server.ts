import type { Refusal, Timing } from '../core/answer'
import { Script, type Scripted } from '../core/script'
import type { IncomingResponse, OutgoingRequest } from './types'

/**
 * What a route answers with: a response, a failure of the connection, or nothing at all.
 *
 * @public
 */
export type ServerAnswer = Refusal | (IncomingResponse & Timing)

interface RouteDefinition {
  readonly method: string
  readonly matches: (url: URL) => Record<string, string> | undefined
  readonly route: Route
}

/**
 * One route of the scripted server. `next` answers once, `always` as long as nothing else is queued.
 *
 * @public
 */
export class Route extends Script<OutgoingRequest, ServerAnswer> {
  /** Requests that reached this route, in order. */
  readonly requests: OutgoingRequest[] = []
}

/**
 * The servers that a fake's requests reach.
 *
 * @public
 */
export class ScriptedServer {
  #routes: RouteDefinition[] = []
  /** Requests that matched no route. */
  readonly unrouted: OutgoingRequest[] = []

  /**
   * Answers requests of one method and address.
   *
   * @param route - `'POST /v1/login'`, `'GET https://api.example.com/users/:id'`; `*` for any method; a path alone
   *   matches every host; query strings are not compared
   * @param answer - the answer to give always; more by the returned route's `next`
   * @example
   * ```ts
   * fake.server.on('POST /v1/login', { data: { token: 'mj_1' } })
   * fake.server.on('GET /orders/:id', ({ params }) => ({ data: { id: params.id } })).next({ status: 401 })
   * ```
   */
  on(route: string, answer?: Scripted<OutgoingRequest, ServerAnswer>): Route {
    const [method, address] = splitRoute(route)
    const made = new Route()
    if (answer !== undefined) made.always(answer)
    // The newest definition wins, so that a test can override a shared set-up.
    this.#routes.unshift({ method, matches: matcher(address), route: made })
    return made
  }

  /** Forgets all routes. */
  reset(): void {
    this.#routes = []
    this.unrouted.length = 0
  }

  /** @internal */
  find(method: string, url: URL): { route: Route; params: Record<string, string> } | undefined {
    for (const definition of this.#routes) {
      if (definition.method !== '*' && definition.method !== method) continue
      const params = definition.matches(url)
      if (params) return { route: definition.route, params }
    }
    return undefined
  }
}

function splitRoute(route: string): [string, string] {
  const match = /^(\*|[A-Za-z]+)\s+(\S+)$/.exec(route)
  if (!match) throw new TypeError(`A route is a method and an address, such as "POST /v1/login"; got "${route}"`)
  return [(match[1] ?? '').toUpperCase(), match[2] ?? '']
}

function matcher(address: string): RouteDefinition['matches'] {
  const origin = /^[a-z]+:\/\/[^/]+/i.exec(address)?.[0]
  const names: string[] = []
  const pattern = address
    .slice(origin?.length ?? 0)
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*/g, '.*')
    .replace(/:([A-Za-z]\w*)/g, (_, name: string) => {
      names.push(name)
      return '([^/]+)'
    })
  const path = new RegExp(`^${pattern === '' ? '.*' : pattern}$`)
  return (url) => {
    if (origin !== undefined && origin.toLowerCase() !== url.origin.toLowerCase()) return undefined
    const match = path.exec(url.pathname)
    if (!match) return undefined
    return Object.fromEntries(names.map((name, i) => [name, decodeURIComponent(match[i + 1] ?? '')]))
  }
}

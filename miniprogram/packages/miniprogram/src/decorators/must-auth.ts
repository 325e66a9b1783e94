import type { MustAuthOptions } from '../auth/options.js'
import { isMenjinError } from '../errors/menjin-error.js'
import { NotConfiguredError } from '../errors/not-configured.js'
import { globalWx } from '../platform/global.js'
import { findSession, registryOf } from '../registry/registry.js'
import type { Session } from '../session/session.js'
import { methodDecorator, type AnyMethod, type UniversalDecorator } from './method-decorator.js'

/** What guards a method. */
export interface GuardOptions extends MustAuthOptions {
  /** The session, or its name. Default: the first one that was made. */
  session?: Session | string
  /** Called instead of rejecting, if the user leaves or refuses. */
  onDenied?: (error: unknown) => void
}

/** Called by WeChat, which looks at no promise: there an unheard rejection would only make noise. */
const LIFE_CYCLES = /^(on[A-Z]|created|attached|ready|moved|detached|show|hide|resize|launch)/

/**
 * Runs a method only after the demanded step has been reached, with its own `this` and arguments.
 *
 * As a decorator of class methods, in the legacy and the standard signature; or, since decorators cannot stand on
 * object literals, as a wrapper for the methods of `Page` and `Component`.
 *
 * If the user refuses, the method does not run and the returned promise rejects; for event handlers and life-cycles,
 * where nobody could catch it, a cancel ends quietly.
 *
 * @example
 * ```ts
 * class Cart { \@mustAuth({ step: 'phone' }) buy() {} }
 * Page({ buy: mustAuth({ step: 'phone' }, function () { this.submit() }) })
 * ```
 */
export function mustAuth(options?: GuardOptions): UniversalDecorator
export function mustAuth<M extends AnyMethod>(options: GuardOptions, method: M): M
export function mustAuth(options: GuardOptions = {}, method?: AnyMethod): unknown {
  const wrap = (inner: AnyMethod, name: string): AnyMethod =>
    async function (this: unknown, ...args: unknown[]): Promise<unknown> {
      try {
        await sessionOf(options).mustAuth(options)
      } catch (error) {
        if (options.onDenied) {
          options.onDenied(error)
          return undefined
        }
        const unheard = LIFE_CYCLES.test(name) || isEvent(args[0])
        if (unheard && (isMenjinError(error, 'cancelled') || isMenjinError(error, 'denied'))) return undefined
        throw error
      }
      return inner.apply(this, args) as unknown
    }
  return method ? wrap(method, method.name) : methodDecorator(wrap)
}

/**
 * Guards methods of a `Page` or `Component` definition by name; a component's are looked for in `methods`, too.
 *
 * @example
 * ```ts
 * Page(guardMethods({ buy() {}, pay() {} }, { buy: { step: 'profile' }, pay: { step: 'phone' } }))
 * ```
 */
export function guardMethods<D extends object>(definition: D, guards: Readonly<Record<string, GuardOptions>>): D {
  const result = Object.assign({}, definition) as Record<string, unknown>
  const methods: Record<string, unknown> | undefined = result.methods ? Object.assign({}, result.methods) : undefined
  for (const name of Object.keys(guards)) {
    const owner = typeof result[name] === 'function' ? result : methods
    const method = owner ? owner[name] : undefined
    if (!owner || typeof method !== 'function') throw new NotConfiguredError(`no method named ${name}`)
    owner[name] = mustAuth(guards[name])(method as AnyMethod, { kind: 'method', name })
  }
  if (methods) result.methods = methods
  return result as D
}

function sessionOf({ session }: GuardOptions): Session {
  if (session && typeof session === 'object') return session
  const wx = globalWx()
  const found = wx && findSession(registryOf(wx), session)
  if (!found) throw new NotConfiguredError('no session; call createSession first')
  return found
}

function isEvent(value: unknown): boolean {
  const { type, currentTarget } = Object(value) as { type?: unknown; currentTarget?: unknown }
  return typeof type === 'string' && currentTarget !== undefined
}

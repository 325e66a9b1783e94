import { type Kernel, NEVER } from './core/kernel'
import type { Privacy } from './privacy/privacy'
import type { Permissions } from './settings/permissions'

/**
 * An API that this kit does not model, for a test that needs it.
 *
 * @public
 */
export interface ApiDefinition {
  /** It is a private API: consent is asked for before it runs. */
  privacy?: boolean
  /** It needs this permission, and asks for it as `authorize` does. */
  scope?: string
  /** What it answers; throw a `WxFailure` to fail. Default: nothing but `errMsg`. */
  answer?: (options: Record<string, unknown>) => object | Promise<object>
}

export function createDefinedApi(
  kernel: Kernel,
  name: string,
  definition: ApiDefinition,
  gates: { privacy: Privacy; permissions: Permissions },
): unknown {
  return kernel.asyncApi<Record<string, unknown>, object>(name, async (options) => {
    if (definition.privacy && (await gates.privacy.pass(name)) === NEVER) return NEVER
    if (definition.scope && (await gates.permissions.authorize(definition.scope)) === NEVER) return NEVER
    return (await definition.answer?.(options)) ?? {}
  })
}

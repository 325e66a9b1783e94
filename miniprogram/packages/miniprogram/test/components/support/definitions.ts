import { COMPONENTS } from '../../../scripts/component-sources.mjs'

/** What `Component()` takes, as far as tests look at it. */
export interface Definition {
  properties: Record<string, never>
  externalClasses: string[]
  [part: string]: unknown
}

let loading: Promise<Map<string, Definition>> | undefined

/** What each component registers. The modules are imported once; what they register can be used again and again. */
export function definitions(): Promise<Map<string, Definition>> {
  loading ??= (async () => {
    const found = new Map<string, Definition>()
    for (const name of COMPONENTS) {
      Object.assign(globalThis, { Component: (definition: Definition) => found.set(name, definition) })
      await import(`../../../src/components/${name}/index.ts`)
    }
    Reflect.deleteProperty(globalThis, 'Component')
    return found
  })()
  return loading
}

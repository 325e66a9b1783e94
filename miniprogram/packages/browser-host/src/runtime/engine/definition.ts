/** What `Component()` or `Behavior()` takes, as far as the host changes it. */
export interface Definition {
  behaviors?: unknown[]
  properties?: Record<string, unknown>
  options?: { styleIsolation?: string; addGlobalClass?: boolean; [name: string]: unknown }
  methods?: Record<string, unknown>
  [field: string]: unknown
}

/** Behaviors that WeChat has built in, named by a text. */
export type BuiltinBehaviors = (name: string) => unknown

/**
 * Brings what an app's author may write into what glass-easel's adapter takes: behaviors by name, and properties whose
 * observer is named instead of given.
 */
export function normaliseDefinition(definition: Definition, behaviors: BuiltinBehaviors): Definition {
  const normal: Definition = { ...definition }
  if (definition.behaviors) {
    normal.behaviors = definition.behaviors
      .map((behavior) => (typeof behavior === 'string' ? behaviors(behavior) : behavior))
      .filter((behavior) => behavior !== undefined)
  }
  if (definition.properties) {
    normal.properties = Object.fromEntries(
      Object.entries(definition.properties).map(([name, property]) => [name, withObserver(property, definition)]),
    )
  }
  return normal
}

function withObserver(property: unknown, definition: Definition): unknown {
  if (typeof property !== 'object' || property === null) return property
  const { observer } = property as { observer?: unknown }
  if (typeof observer !== 'string') return property
  const named = definition.methods?.[observer] ?? definition[observer]
  return { ...property, observer: named }
}

import type { ComponentSpace, GeneralComponent } from 'glass-easel'
import { bindControl, Control } from './control'

type PropertyType =
  StringConstructor | NumberConstructor | BooleanConstructor | ArrayConstructor | ObjectConstructor | null

/** A property of a built-in component: its type, or its type and default value. */
export type Property = PropertyType | { type: PropertyType; value: unknown }

/** A built-in component. */
export interface Builtin {
  readonly properties?: Readonly<Record<string, Property>>
  /** The element exists, its properties have their defaults, it is on no page yet. */
  created?(control: Control): void
  attached?(control: Control): void
  /** Called when one of the properties changes. */
  readonly changed?: Readonly<Record<string, (control: Control) => void>>
}

/** What every built-in component has. */
const COMMON: Readonly<Record<string, Property>> = {
  hidden: Boolean,
  animation: null,
  ariaRole: String,
  ariaLabel: String,
  ariaHidden: null,
  ariaChecked: null,
  ariaDisabled: null,
  ariaModal: null,
  ariaLive: String,
  ariaExpanded: null,
  ariaSelected: null,
  ariaLabelledby: String,
  ariaDescribedby: String,
}

/** The built-in components of the host, by tag. */
export class BuiltinRegistry {
  readonly #all = new Map<string, Builtin>()

  add(all: Readonly<Record<string, Builtin>>): this {
    for (const [tag, builtin] of Object.entries(all)) this.#all.set(tag, builtin)
    return this
  }

  get tags(): string[] {
    return [...this.#all.keys()]
  }

  has(tag: string): boolean {
    return this.#all.has(tag)
  }

  /** Makes all of them usable in every template of a space. */
  install(space: ComponentSpace): void {
    for (const [tag, builtin] of this.#all) {
      const definition = space.define(`wx://${tag}`).definition(definitionOf(builtin)).registerComponent()
      space.setGlobalUsingComponent(tag, definition as never)
    }
  }
}

const controls = new WeakMap<GeneralComponent, Control>()

function definitionOf(builtin: Builtin): object {
  const observed: Record<string, object> = {}
  for (const [name, property] of Object.entries({ ...COMMON, ...builtin.properties })) {
    const full = typeof property === 'object' && property !== null ? property : { type: property }
    observed[name] = {
      ...full,
      observer(this: GeneralComponent) {
        const control = controls.get(this)
        if (!control) return
        if (name === 'hidden') control.node.toggleAttribute('hidden', control.is('hidden'))
        else if (name.startsWith('aria')) reflectAria(control, name)
        builtin.changed?.[name]?.(control)
      },
    }
  }
  return {
    properties: observed,
    lifetimes: {
      created(this: GeneralComponent) {
        const control = new Control(this)
        controls.set(this, control)
        bindControl(control)
        builtin.created?.(control)
      },
      attached(this: GeneralComponent) {
        const control = controls.get(this)
        if (control) builtin.attached?.(control)
      },
      detached(this: GeneralComponent) {
        controls.get(this)?.detach()
      },
    },
  }
}

function reflectAria(control: Control, name: string): void {
  const attribute = name === 'ariaRole' ? 'role' : `aria-${name.slice(4).toLowerCase()}`
  const value = control.text(name)
  if (value === '') control.node.removeAttribute(attribute)
  else control.node.setAttribute(attribute, value)
}

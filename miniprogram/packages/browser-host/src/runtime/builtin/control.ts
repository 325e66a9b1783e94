import { Event as EaselEvent, type GeneralComponent } from 'glass-easel'

/** What a built-in component is to its own code: its place in the document, its properties, its events. */
export class Control {
  /** The element `<wx-…>`. */
  readonly node: HTMLElement
  readonly #cleanups: (() => void)[] = []

  constructor(readonly component: GeneralComponent) {
    this.node = component.getBackendElement() as unknown as HTMLElement
  }

  /** The id that the template gave. */
  get id(): string {
    return this.component.id
  }

  get<T>(property: string): T {
    return (this.component.data as Record<string, unknown>)[property] as T
  }

  text(property: string): string {
    return textOf(this.get(property))
  }

  is(property: string): boolean {
    const value = this.get<unknown>(property)
    return value === true || (typeof value === 'string' && value !== '')
  }

  /** Changes a property from inside, as a user's input does; `model:` bindings follow. */
  set(property: string, value: unknown): void {
    this.component.setData({ [property]: value })
  }

  /** Fires an event; like most of WeChat's component events it does not bubble unless told. */
  fire(type: string, detail: unknown = {}, bubbles = false): void {
    EaselEvent.dispatchEvent(this.component, new EaselEvent(type, detail, { bubbles, composed: bubbles }))
  }

  /** Listens to an event of the app, such as `tap`. */
  on(type: string, listener: () => void): void {
    this.component.addListener(type, listener)
  }

  /** Something to undo when the component goes. */
  onDetached(cleanup: () => void): void {
    this.#cleanups.push(cleanup)
  }

  detach(): void {
    for (const cleanup of this.#cleanups.splice(0)) cleanup()
  }
}

/** A property's value as text; nothing for what is no text. */
export function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  return typeof value === 'number' || typeof value === 'boolean' ? String(value) : ''
}

type WithControl = Node & { menjinControl?: Control }

export function bindControl(control: Control): void {
  ;(control.node as WithControl).menjinControl = control
}

/** The control of an element `<wx-…>`. */
export function controlOf(node: Element | null | undefined): Control | undefined {
  return (node as WithControl | null | undefined)?.menjinControl
}

/** A browser element inside a control; what happens to it stays inside. */
export function inner<K extends keyof HTMLElementTagNameMap>(control: Control, tag: K): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag)
  // Native events of the inner element are not events of the app.
  for (const type of ['input', 'change', 'submit', 'reset', 'focus', 'blur', 'load', 'error', 'select']) {
    element.addEventListener(type, (event) => {
      event.stopPropagation()
    })
  }
  control.node.append(element)
  return element
}

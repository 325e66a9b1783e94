import type { GeneralComponent } from 'glass-easel'

/**
 * Calls the life-time `ready`, which glass-easel leaves to its user: once for each component, after it was laid out for
 * the first time, inner ones first.
 */
export class ReadyQueue {
  #waiting: GeneralComponent[] = []
  #scheduled = false

  add(component: GeneralComponent): void {
    this.#waiting.push(component)
    this.flushSoon()
  }

  flushSoon(): void {
    if (this.#scheduled) return
    this.#scheduled = true
    queueMicrotask(() => {
      this.#scheduled = false
      // Attached from the outside in, ready from the inside out.
      for (const component of this.#waiting.splice(0).reverse()) component.triggerLifetime('ready', [])
    })
  }
}

type Listener = (...args: unknown[]) => void

/**
 * The channel between a page and the page that `navigateTo` opened from it.
 *
 * @public
 */
export class EventChannel {
  readonly #listeners = new Map<string, { listener: Listener; once: boolean }[]>()

  readonly on = (event: string, listener: Listener): void => {
    this.#add(event, listener, false)
  }

  readonly once = (event: string, listener: Listener): void => {
    this.#add(event, listener, true)
  }

  readonly off = (event: string, listener?: Listener): void => {
    const kept = listener ? (this.#listeners.get(event) ?? []).filter((entry) => entry.listener !== listener) : []
    this.#listeners.set(event, kept)
  }

  readonly emit = (event: string, ...args: unknown[]): void => {
    const entries = this.#listeners.get(event) ?? []
    this.#listeners.set(
      event,
      entries.filter((entry) => !entry.once),
    )
    for (const { listener } of entries) listener(...args)
  }

  #add(event: string, listener: Listener, once: boolean): void {
    this.#listeners.set(event, [...(this.#listeners.get(event) ?? []), { listener, once }])
  }
}

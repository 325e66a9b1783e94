/** A set of listeners with the `onX`/`offX` pair that `wx` gives them. */
export class Listeners<A extends unknown[]> {
  readonly #all = new Set<(...args: A) => void>()

  readonly on = (listener: (...args: A) => void): void => {
    this.#all.add(listener)
  }

  /** Without a listener: removes all. */
  readonly off = (listener?: (...args: A) => void): void => {
    if (listener) this.#all.delete(listener)
    else this.#all.clear()
  }

  get size(): number {
    return this.#all.size
  }

  /** @param onThrow - what to do with a listener's exception; the others are called all the same */
  emit(onThrow: (error: unknown) => void, ...args: A): void {
    for (const listener of [...this.#all]) {
      try {
        listener(...args)
      } catch (error) {
        onThrow(error)
      }
    }
  }
}

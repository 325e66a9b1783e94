import { drainMicrotasks } from '../clock/drain'

/** Whether the code that runs was set off by a tap, as some APIs demand. */
export class Gesture {
  #depth = 0

  get active(): boolean {
    return this.#depth > 0
  }

  /** Runs a handler as the effect of a tap; what it does in promises, before any timer or answer, still counts. */
  async run<T>(handler: () => T | Promise<T>): Promise<T> {
    this.#depth += 1
    const end = drainMicrotasks().then(() => {
      this.#depth -= 1
    })
    try {
      return await handler()
    } finally {
      await end
    }
  }
}

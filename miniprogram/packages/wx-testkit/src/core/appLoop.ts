import type { Clock, TimerHandle } from '../clock/clock'

interface AppTimer {
  epoch: number
  inner: TimerHandle
}

/**
 * The mini program's JavaScript thread as the platform sees it: callbacks and timers that are due while it is
 * suspended run when it wakes; those of a destroyed app never run.
 */
export class AppLoop {
  #epoch = 0
  #suspended = false
  #held: (() => void)[] = []
  readonly #timers = new Map<number, AppTimer>()
  #sequence = 0

  constructor(
    private readonly clock: Clock,
    private readonly onThrow: (error: unknown) => void,
  ) {}

  get suspended(): boolean {
    return this.#suspended
  }

  /**
   * A way to call back into the app as it is now. What is posted runs on the app's thread in a later microtask, or
   * never, if the app has been destroyed by then.
   */
  poster(): (task: () => void) => void {
    const epoch = this.#epoch
    return (task) => {
      void Promise.resolve().then(() => {
        if (epoch === this.#epoch) this.#enter(task)
      })
    }
  }

  readonly setTimeout = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number => {
    const id = ++this.#sequence
    const epoch = this.#epoch
    const inner = this.clock.setTimeout(() => {
      if (epoch !== this.#epoch) return
      this.#enter(() => {
        // A timer that came due while the app slept can still be cleared before the app gets to it.
        if (!this.#timers.delete(id)) return
        callback(...args)
      })
    }, ms)
    this.#timers.set(id, { epoch, inner })
    return id
  }

  readonly clearTimeout = (id: unknown): void => {
    const timer = this.#timers.get(id as number)
    if (!timer) return
    this.clock.clearTimeout(timer.inner)
    this.#timers.delete(id as number)
  }

  readonly setInterval = (callback: (...args: unknown[]) => void, ms = 0, ...args: unknown[]): number => {
    const id = ++this.#sequence
    const schedule = () => {
      const epoch = this.#epoch
      const inner = this.clock.setTimeout(
        () => {
          if (epoch !== this.#epoch) return
          this.#enter(() => {
            if (!this.#timers.has(id)) return
            schedule()
            callback(...args)
          })
        },
        Math.max(1, ms || 0),
      )
      this.#timers.set(id, { epoch, inner })
    }
    schedule()
    return id
  }

  /** How many timers of the app wait. */
  get pendingTimers(): number {
    return this.#timers.size
  }

  suspend(): void {
    this.#suspended = true
  }

  resume(): void {
    this.#suspended = false
    for (const task of this.#held.splice(0)) this.#enter(task)
  }

  /** Ends the app: whatever it still waits for never comes. */
  destroy(): void {
    this.#epoch += 1
    this.#suspended = false
    this.#held = []
    for (const timer of this.#timers.values()) this.clock.clearTimeout(timer.inner)
    this.#timers.clear()
  }

  #enter(task: () => void): void {
    if (this.#suspended) {
      this.#held.push(task)
      return
    }
    try {
      task()
    } catch (error) {
      this.onThrow(error)
    }
  }
}

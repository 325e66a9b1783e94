/** Runs at most a number of jobs at once; the rest wait in order. */
export class Slots {
  #free: number
  #waiting: (() => void)[] = []

  constructor(limit: number) {
    this.#free = limit
  }

  /** Resolves when a slot is free, with the function that gives it back. */
  acquire(): Promise<() => void> {
    return new Promise((resolve) => {
      const enter = () => {
        let held = true
        resolve(() => {
          if (!held) return
          held = false
          const next = this.#waiting.shift()
          if (next) next()
          else this.#free += 1
        })
      }
      if (this.#free > 0) {
        this.#free -= 1
        enter()
      } else {
        this.#waiting.push(enter)
      }
    })
  }
}

import { guarded } from '../session/guarded.js'

/** How an authorization UI ended. `data` is what the user gave, if the UI has not sent it itself. */
export interface AuthOutcome {
  readonly succeeded: boolean
  readonly data?: object | undefined
}

/**
 * Where an authorization page, or any UI in another copy of this package, reports its outcome. Every opening has an id
 * of its own, so that one page's end answers only those who wait for it.
 */
export interface PageHub {
  /** Waits for the outcome of `id`; the listener is called once. Returns the unsubscribe. */
  subscribe(id: string, listener: (outcome: AuthOutcome) => void): () => void
  /** Reports an outcome; to be called in `onUnload` at the latest, whatever the way out. */
  notify(id: string, outcome: AuthOutcome): void
}

export function createPageHub(): PageHub {
  let entries: { id: string; listener: (outcome: AuthOutcome) => void }[] = []
  return {
    subscribe: (id, listener) => {
      const entry = { id, listener }
      entries.push(entry)
      return () => {
        entries = entries.filter((other) => other !== entry)
      }
    },
    notify: (id, outcome) => {
      // Taken out before anyone is called: a listener added meanwhile stays, and one that throws stops nobody.
      const called = entries.filter((entry) => entry.id === id)
      entries = entries.filter((entry) => entry.id !== id)
      for (const { listener } of called) {
        guarded(() => {
          listener(outcome)
        })
      }
    },
  }
}

import { guarded } from './guarded.js'

/** Typed events. A handler that throws stops neither the others nor the caller. */
export interface Emitter<Events extends object> {
  /** Subscribes; returns the unsubscribe. */
  on<K extends keyof Events>(type: K, handler: (event: Events[K]) => void): () => void
  emit<K extends keyof Events>(type: K, event: Events[K]): void
  /** Removes every handler. */
  clear(): void
}

export function createEmitter<Events extends object>(): Emitter<Events> {
  // An object for each subscription, so that one function subscribed twice is two subscriptions.
  let entries: { type: keyof Events; handler: (event: never) => void }[] = []
  return {
    on: (type, handler) => {
      const entry = { type, handler }
      entries.push(entry)
      return () => {
        entries = entries.filter((other) => other !== entry)
      }
    },
    emit: (type, event) => {
      for (const entry of entries.slice()) {
        if (entry.type !== type) continue
        guarded(() => {
          entry.handler(event as never)
        })
      }
    },
    clear: () => {
      entries = []
    },
  }
}

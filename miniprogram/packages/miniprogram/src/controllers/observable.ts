import { guarded } from '../session/guarded.js'

/** A state that can be watched; the base of the controllers. */
export interface Observable<S> {
  readonly state: S
  /** Calls back on every change; returns the unsubscribe. */
  subscribe(listener: (state: S) => void): () => void
}

/** A state with its listeners. */
export function createObservable<S extends object>(
  initial: S,
): Observable<S> & {
  update(patch: Partial<S>): void
  clear(): void
} {
  let state = initial
  const listeners = new Set<(state: S) => void>()
  return {
    get state() {
      return state
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    update: (patch) => {
      state = Object.assign({}, state, patch)
      for (const listener of Array.from(listeners)) {
        guarded(() => {
          listener(state)
        })
      }
    },
    clear: () => {
      listeners.clear()
    },
  }
}

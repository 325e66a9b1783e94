// Taken at import, before a test runner can replace them: draining must not wait for a fake timer.
const realSetTimeout = globalThis.setTimeout
const later: (run: () => void) => unknown =
  typeof globalThis.setImmediate === 'function' ? globalThis.setImmediate : (run) => realSetTimeout(run, 0)

/** Resolves after every promise reaction that is already queued, and all that those queue, has run. */
export function drainMicrotasks(): Promise<void> {
  return new Promise((resolve) => {
    later(resolve)
  })
}

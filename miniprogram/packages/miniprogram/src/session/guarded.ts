/**
 * Runs code of the application. What it throws becomes an unhandled rejection, which the app's error reporting sees,
 * and does not break the SDK in the middle of something.
 */
export function guarded(run: () => void): void {
  try {
    run()
  } catch (error) {
    const reason = error as Error
    void Promise.reject(reason)
  }
}

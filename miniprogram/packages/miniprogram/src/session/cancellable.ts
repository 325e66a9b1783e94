import { CancelledError, type CancelReason } from '../errors/cancelled.js'

/** A promise that its caller can give up. Others who share the work are not touched. */
export type Cancellable<T> = Promise<T> & {
  /** Rejects this promise with `CancelledError`, unless it has settled. */
  cancel(): void
}

/** Registers what a cancel must end beside the promise. */
export type OnCancel = (end: () => void) => void

/** Runs `work` as a promise that `cancel` rejects. */
export function cancellable<T>(
  work: (onCancel: OnCancel) => Promise<T>,
  reason: CancelReason = 'cancel',
): Cancellable<T> {
  const ends: (() => void)[] = []
  let cancel: () => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    cancel = () => {
      reject(new CancelledError(reason))
      for (const end of ends.splice(0)) end()
    }
    work((end) => void ends.push(end)).then(resolve, reject)
  })
  return Object.assign(promise, {
    cancel: () => {
      cancel()
    },
  })
}

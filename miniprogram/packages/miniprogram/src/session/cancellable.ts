import { CancelledError, type CancelReason } from '../errors/cancelled.js'

/** A promise that its caller can give up. Others who share the work are not touched. */
export type Cancellable<T> = Promise<T> & {
  /** Rejects this promise with `CancelledError`, unless it has settled. */
  cancel(): void
}

/** Registers what a cancel must end beside the promise; ends it at once if the cancel has been. */
export type OnCancel = (end: () => void) => void

/** Runs `work` as a promise that `cancel` rejects. */
export function cancellable<T>(
  work: (onCancel: OnCancel) => Promise<T>,
  reason: CancelReason = 'cancel',
): Cancellable<T> {
  let ends: (() => void)[] | undefined = []
  let cancel: () => void = () => undefined
  const promise = new Promise<T>((resolve, reject) => {
    cancel = () => {
      reject(new CancelledError(reason))
      const due = ends ?? []
      ends = undefined
      for (const end of due) end()
    }
    work((end) => {
      if (ends) ends.push(end)
      else end()
    }).then(resolve, reject)
  })
  return Object.assign(promise, {
    cancel: () => {
      cancel()
    },
  })
}

/** Throws if the call that `onCancel` belongs to has been given up. */
export function assertWanted(onCancel: OnCancel): void {
  let wanted = true
  onCancel(() => {
    wanted = false
  })
  if (!wanted) throw new CancelledError('cancel')
}

import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the device's storage fails. Only reported by the `error` event: the session goes on in memory. */
export class StorageError extends MenjinError<'storage'> {
  constructor(details?: ErrorDetails) {
    super('storage', 'none', details)
  }
}

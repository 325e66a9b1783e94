import { Listeners } from '../core/listeners'
import type { Header, Progress, RequestTask, TransferTask } from './types'

/** What the app holds of a running network call, and what the platform tells it through that. */
export class Task {
  readonly #headers = new Listeners<[{ statusCode: number; header: Header; cookies: string[] }]>()
  readonly #chunks = new Listeners<[{ data: ArrayBuffer }]>()
  readonly #progress = new Listeners<[Progress]>()

  constructor(
    private readonly abort: () => void,
    private readonly onThrow: (error: unknown) => void,
  ) {}

  headers(statusCode: number, header: Header, cookies: string[]): void {
    this.#headers.emit(this.onThrow, { statusCode, header, cookies })
  }

  chunk(data: ArrayBuffer): void {
    this.#chunks.emit(this.onThrow, { data })
  }

  progress(bytes: number): void {
    this.#progress.emit(this.onThrow, {
      progress: 100,
      totalBytesSent: bytes,
      totalBytesExpectedToSend: bytes,
      totalBytesWritten: bytes,
      totalBytesExpectedToWrite: bytes,
    })
  }

  readonly handle: RequestTask & TransferTask = {
    abort: () => {
      this.abort()
    },
    onHeadersReceived: this.#headers.on,
    offHeadersReceived: this.#headers.off,
    onChunkReceived: this.#chunks.on,
    offChunkReceived: this.#chunks.off,
    onProgressUpdate: this.#progress.on,
    offProgressUpdate: this.#progress.off,
  }
}

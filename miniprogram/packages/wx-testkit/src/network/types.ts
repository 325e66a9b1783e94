import type { Callbacks } from '../core/asyncApi'

/** Header fields by name. */
export type Header = Record<string, string>

/** What the request, upload and download APIs share. */
export interface NetworkOptions {
  url: string
  header?: Record<string, unknown>
  /** Milliseconds; default 60 000. */
  timeout?: number
}

export interface RequestOptions extends NetworkOptions {
  data?: unknown
  method?: string
  /** `json`, the default, tries to parse the body; other values leave it a string. */
  dataType?: string
  responseType?: 'text' | 'arraybuffer'
  enableHttpDNS?: boolean
  redirect?: string
}

export interface UploadOptions extends NetworkOptions {
  filePath: string
  name: string
  formData?: Record<string, unknown>
}

export interface DownloadOptions extends NetworkOptions {
  /** Where to store the file; without it the answer has a `tempFilePath`. */
  filePath?: string
}

export interface RequestResult {
  /** The parsed body, or text or `ArrayBuffer`; typed `any` as in WeChat's typings. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any
  data: any
  statusCode: number
  header: Header
  cookies: string[]
}

export interface UploadResult {
  /** Always a string, even for JSON. */
  data: string
  statusCode: number
}

export interface DownloadResult {
  tempFilePath: string
  filePath: string
  statusCode: number
}

type Listener<T> = (event: T) => void

/** What all network tasks can do. */
export interface NetworkTask {
  abort(): void
  onHeadersReceived(listener: Listener<{ header: Header; statusCode: number; cookies: string[] }>): void
  offHeadersReceived(listener?: Listener<{ header: Header; statusCode: number; cookies: string[] }>): void
}

export interface RequestTask extends NetworkTask {
  onChunkReceived(listener: Listener<{ data: ArrayBuffer }>): void
  offChunkReceived(listener?: Listener<{ data: ArrayBuffer }>): void
}

export interface Progress {
  progress: number
  totalBytesSent: number
  totalBytesExpectedToSend: number
  totalBytesWritten: number
  totalBytesExpectedToWrite: number
}

export interface TransferTask extends NetworkTask {
  onProgressUpdate(listener: Listener<Progress>): void
  offProgressUpdate(listener?: Listener<Progress>): void
}

/**
 * The network part of `wx`. None of the three has a promise form: each returns its task.
 *
 * @public
 */
export interface NetworkApi {
  request: (options: RequestOptions & Callbacks<RequestResult>) => RequestTask
  uploadFile: (options: UploadOptions & Callbacks<UploadResult>) => TransferTask
  downloadFile: (options: DownloadOptions & Callbacks<DownloadResult>) => TransferTask
}

/**
 * A request as it leaves the device.
 *
 * @public
 */
export interface OutgoingRequest {
  readonly api: 'request' | 'uploadFile' | 'downloadFile'
  readonly method: string
  /** With the query that `data` of a GET became. */
  readonly url: string
  /** Path of the url. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** Parts of the path that the route's `:name` stood for. */
  readonly params: Readonly<Record<string, string>>
  /** Names in lower case. */
  readonly header: Readonly<Header>
  /** What the app passed as `data` (`formData` of an upload). */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- a test knows what its code sends
  readonly data: any
  /** The body as sent. */
  readonly body: string | Uint8Array | undefined
  /** The file of an upload. */
  readonly file?: { readonly name: string; readonly path: string; readonly bytes: Uint8Array }
  /** Aborts when the app aborts, at the timeout and when the background cuts the request. */
  readonly signal: AbortSignal
}

/**
 * A server's answer. Any status is a success for `wx.request`.
 *
 * @public
 */
export interface IncomingResponse {
  /** Default 200. */
  status?: number
  /** Objects are sent as JSON. */
  data?: unknown
  header?: Header
  /** Values of `Set-Cookie`; the platform shows but never returns them. */
  cookies?: string[]
}

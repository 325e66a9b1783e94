import { Errno, WxFailure } from '../core/failure'
import type { Transport } from './transport'
import type { Header, OutgoingRequest } from './types'

/** How {@link fetchTransport} sends. */
export interface FetchTransportOptions {
  /** Default: the host's `fetch`. */
  fetch?: typeof globalThis.fetch
  /** Changes the address before sending, for example from the production host to a server on loopback. */
  rewrite?: (url: string) => string
}

/**
 * Sends requests over the network with `fetch`, keeping what `wx` does: no cookies are kept, and every status is an
 * answer.
 *
 * @public
 */
export function fetchTransport(options: FetchTransportOptions = {}): Transport {
  const rewrite = options.rewrite ?? ((url) => url)
  return async (request) => {
    const send = options.fetch ?? globalThis.fetch
    let response: Response
    try {
      response = await send(rewrite(request.url), {
        method: request.method,
        headers: headersOf(request),
        body: bodyOf(request),
        signal: request.signal,
      })
      const header: Header = {}
      response.headers.forEach((value, name) => (header[name] = value))
      const body = new Uint8Array(await response.arrayBuffer())
      return { status: response.status, header, cookies: response.headers.getSetCookie(), body }
    } catch (error) {
      throw new WxFailure(reasonOf(error), Errno.UNKNOWN_NETWORK)
    }
  }
}

function headersOf(request: OutgoingRequest): Header {
  const header = { ...request.header }
  // fetch writes the boundary itself.
  if (request.file) delete header['content-type']
  return header
}

function bodyOf(request: OutgoingRequest): string | Uint8Array<ArrayBuffer> | FormData | undefined {
  const { file, body } = request
  const data: unknown = request.data
  if (!file) return typeof body === 'object' ? new Uint8Array(body) : body
  const form = new FormData()
  for (const [name, value] of Object.entries((data ?? {}) as Record<string, unknown>)) form.append(name, String(value))
  form.append(
    file.name,
    new Blob([new Uint8Array(file.bytes)], { type: typeOf(file.path) }),
    file.path.split('/').pop(),
  )
  return form
}

function typeOf(path: string): string {
  const extension = /\.(\w+)$/.exec(path)?.[1]?.toLowerCase()
  if (extension === 'jpg' || extension === 'jpeg') return 'image/jpeg'
  return extension === 'png' ? 'image/png' : 'application/octet-stream'
}

/** fetch hides what went wrong in `cause`. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error)
  return error.cause instanceof Error && error.cause.message !== '' ? error.cause.message : error.message
}

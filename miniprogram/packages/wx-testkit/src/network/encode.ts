import { WxFailure } from '../core/failure'
import type { Header, OutgoingRequest, RequestOptions } from './types'

/** The methods that `wx.request` documents. PATCH is not among them. */
const METHODS = new Set(['OPTIONS', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'TRACE', 'CONNECT'])
const WITHOUT_BODY = new Set(['GET', 'HEAD', 'OPTIONS', 'TRACE', 'CONNECT'])

type Encoded = Pick<OutgoingRequest, 'method' | 'url' | 'header' | 'body' | 'data'>

/** Lower-cases names and drops what an app may not set: WeChat fixes `Referer`. */
export function outgoingHeader(given: Readonly<Record<string, unknown>> | undefined, referer: string): Header {
  const header: Header = {}
  for (const [name, value] of Object.entries(given ?? {})) {
    if (value !== undefined && value !== null) header[name.toLowerCase()] = asText(value)
  }
  header.referer = referer
  return header
}

/** Turns the options of `wx.request` into what goes over the wire, by the rules on its documentation page. */
export function encodeRequest(options: RequestOptions, referer: string, patch: 'refuse' | 'send'): Encoded {
  const method = (options.method ?? 'GET').toUpperCase()
  if (!METHODS.has(method) && !(method === 'PATCH' && patch === 'send')) throw new WxFailure('method is invalid')
  const header = outgoingHeader(options.header, referer)
  header['content-type'] ??= 'application/json'
  const { data } = options
  if (data === undefined || data === null) return { method, url: options.url, header, body: undefined, data }
  if (WITHOUT_BODY.has(method)) {
    const url = typeof data === 'object' ? withQuery(options.url, data as Record<string, unknown>) : options.url
    return { method, url, header, body: undefined, data }
  }
  return { method, url: options.url, header, body: encodeBody(data, header['content-type']), data }
}

function encodeBody(data: unknown, contentType: string): string | Uint8Array {
  if (typeof data === 'string') return data
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  if (ArrayBuffer.isView(data)) return new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
  if (contentType.includes('application/x-www-form-urlencoded')) return formEncode(data as Record<string, unknown>)
  return JSON.stringify(data)
}

function withQuery(url: string, data: Record<string, unknown>): string {
  const query = formEncode(data)
  if (query === '') return url
  return `${url}${url.includes('?') ? '&' : '?'}${query}`
}

function formEncode(data: Record<string, unknown>): string {
  return Object.entries(data)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(asText(value))}`)
    .join('&')
}

function asText(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? '')
}

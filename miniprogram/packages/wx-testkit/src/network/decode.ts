import type { Header, IncomingResponse, RequestOptions, RequestResult } from './types'

/** A response as bytes and fields, before `dataType` and `responseType` are applied. */
export interface RawResponse {
  status: number
  header: Header
  cookies: string[]
  body: Uint8Array
}

export function toRaw(response: IncomingResponse): RawResponse {
  const { status = 200, data, header = {}, cookies = [] } = response
  const raw: Header = {}
  for (const [name, value] of Object.entries(header)) raw[name.toLowerCase()] = value
  if (data !== undefined && typeof data === 'object' && !isBinary(data)) raw['content-type'] ??= 'application/json'
  if (cookies.length > 0) raw['set-cookie'] = cookies.join(',')
  return { status, header: raw, cookies, body: toBytes(data) }
}

function isBinary(data: unknown): data is ArrayBuffer | Uint8Array {
  return data instanceof ArrayBuffer || data instanceof Uint8Array
}

function toBytes(data: unknown): Uint8Array {
  if (data === undefined) return new Uint8Array()
  if (data instanceof Uint8Array) return data
  if (data instanceof ArrayBuffer) return new Uint8Array(data)
  return new TextEncoder().encode(typeof data === 'string' ? data : JSON.stringify(data))
}

/** Writes header names the way the device in question does; apps must not rely on any. */
export function spellHeader(header: Header, spelling: 'canonical' | 'lower' | 'upper'): Header {
  const spelled: Header = {}
  for (const [name, value] of Object.entries(header)) {
    if (spelling === 'lower') spelled[name.toLowerCase()] = value
    else if (spelling === 'upper') spelled[name.toUpperCase()] = value
    else spelled[name.replace(/(^|-)[a-z]/g, (part) => part.toUpperCase())] = value
  }
  return spelled
}

/** The body as `wx.request` gives it: parsed if it parses, unless asked otherwise. */
export function decodeBody(raw: RawResponse, options: Pick<RequestOptions, 'dataType' | 'responseType'>): unknown {
  if (options.responseType === 'arraybuffer') return raw.body.slice().buffer
  const text = new TextDecoder().decode(raw.body)
  if ((options.dataType ?? 'json') !== 'json') return text
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

export function requestResult(
  raw: RawResponse,
  options: Pick<RequestOptions, 'dataType' | 'responseType'>,
  spelling: 'canonical' | 'lower' | 'upper',
): RequestResult {
  return {
    data: decodeBody(raw, options),
    statusCode: raw.status,
    header: spellHeader(raw.header, spelling),
    cookies: raw.cookies,
  }
}

/** The answer to a request, as `wx.request` gives it. Any HTTP status arrives here, also 401 and 500. */
export interface WxResponse<T = unknown> {
  readonly data: T
  readonly statusCode: number
  readonly header?: Readonly<Record<string, string>>
  readonly cookies?: readonly string[]
  readonly errMsg?: string
}

/** The body as an object: parsed where `uploadFile` or a strange content type left it as text. */
export function bodyOf(response: WxResponse): Readonly<Record<string, unknown>> {
  let { data } = response
  if (typeof data === 'string' && data.startsWith('{')) {
    try {
      data = JSON.parse(data)
    } catch {
      return {}
    }
  }
  return Object(data) as Record<string, unknown>
}

/** A header, whatever its case. */
export function headerOf(response: WxResponse, name: string): string | undefined {
  const { header = {} } = response
  return header[Object.keys(header).find((key) => key.toLowerCase() === name) ?? name]
}

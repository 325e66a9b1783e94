/** Ids for the header `traceparent` (https://www.w3.org/TR/trace-context/), by which the service's own calls are found. */
export interface TraceContext {
  /** 32 hexadecimal digits. */
  readonly traceId: string
  readonly header: string
}

export function newTrace(): TraceContext {
  const traceId = hex(16)
  return { traceId, header: `00-${traceId}-${hex(8)}-01` }
}

function hex(bytes: number): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(bytes)), (byte) => byte.toString(16).padStart(2, '0')).join(
    '',
  )
}

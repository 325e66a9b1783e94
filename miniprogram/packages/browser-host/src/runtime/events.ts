/** Who a {@link HostEvent} is about. */
export type HostLane = 'app' | 'page' | 'sdk' | 'wx' | 'request' | 'user' | 'console'

/** One thing that happened, for whoever shows or checks what an app does. */
export interface HostEvent {
  /** From 1. */
  readonly seq: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly lane: HostLane
  /** What: an API's name, a life-cycle function, `GET /v1/me`. */
  readonly op: string
  /** `call` begins, `success` and `fail` end what began under the same {@link HostEvent.call}; the rest is a moment. */
  readonly phase: 'call' | 'success' | 'fail' | 'moment'
  /** Joins the beginning and the end of one call. */
  readonly call?: number
  /** Milliseconds that it took. */
  readonly ms?: number
  /** The trace-id that a request to the page's own origin carries in `traceparent`. */
  readonly trace?: string
  /** Options, result or message; values only, so that it can be sent elsewhere. */
  readonly detail?: unknown
}

/** The record of what happened, newest last, with room for so many. */
const CAPACITY = 5000

/** Where all parts of the host report, and all views listen. */
export class HostEvents {
  readonly #recent: HostEvent[] = []
  readonly #listeners = new Set<(event: HostEvent) => void>()
  #seq = 0

  emit(event: Omit<HostEvent, 'seq' | 'at'>): void {
    const full: HostEvent = { seq: ++this.#seq, at: Date.now(), ...event }
    this.#recent.push(full)
    if (this.#recent.length > CAPACITY) this.#recent.shift()
    for (const listener of [...this.#listeners]) listener(full)
  }

  /** What happened so far, oldest first. */
  get recent(): readonly HostEvent[] {
    return [...this.#recent]
  }

  /** @returns the unsubscribe */
  on(listener: (event: HostEvent) => void): () => void {
    this.#listeners.add(listener)
    return () => {
      this.#listeners.delete(listener)
    }
  }
}

/** A copy that can be shown and sent: functions, bytes and circles become words. */
export function plain(value: unknown, depth = 6): unknown {
  if (typeof value === 'function') return undefined
  if (typeof value !== 'object' || value === null) return typeof value === 'bigint' ? String(value) : value
  if (value instanceof Error) return `${value.name}: ${value.message}`
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return `[${value.byteLength} bytes]`
  if (depth === 0) return '…'
  if (Array.isArray(value)) return value.map((item) => plain(item, depth - 1))
  const entries = Object.entries(value).map(([name, item]) => [name, plain(item, depth - 1)] as const)
  return Object.fromEntries(entries.filter(([, item]) => item !== undefined))
}

/**
 * One call of a `wx` API.
 *
 * @public
 */
export interface CallRecord {
  /** Position in the journal, from 1. */
  readonly id: number
  /** The API's name without `wx.`. */
  readonly api: string
  /** The first argument as given: the options object of an asynchronous API. */
  readonly options: Readonly<Record<string, unknown>>
  /** All arguments. */
  readonly args: readonly unknown[]
  /** When it was called, in milliseconds of the fake's clock. */
  readonly at: number
  /** `dropped`: the app was destroyed before an answer came. */
  outcome: 'pending' | 'success' | 'fail' | 'dropped'
  /** What the call answered, once it has. */
  result?: unknown
  /** When it was answered. */
  settledAt?: number
}

/** The record of everything asked of one fake, in order. */
export class Journal {
  #records: CallRecord[] = []
  #sequence = 0
  readonly #running = new Map<string, number>()
  readonly #peak = new Map<string, number>()

  constructor(
    private readonly now: () => number,
    private readonly observe: (call: CallRecord) => void = () => undefined,
  ) {}

  open(api: string, args: readonly unknown[]): CallRecord {
    const first = args[0]
    const options = typeof first === 'object' && first !== null ? (first as Record<string, unknown>) : {}
    const record: CallRecord = { id: ++this.#sequence, api, options, args, at: this.now(), outcome: 'pending' }
    this.#records.push(record)
    const running = (this.#running.get(api) ?? 0) + 1
    this.#running.set(api, running)
    this.#peak.set(api, Math.max(running, this.#peak.get(api) ?? 0))
    this.observe(record)
    return record
  }

  close(record: CallRecord, outcome: 'success' | 'fail' | 'dropped', result?: unknown): void {
    if (record.outcome !== 'pending') return
    record.outcome = outcome
    record.result = result
    record.settledAt = this.now()
    this.#running.set(record.api, (this.#running.get(record.api) ?? 1) - 1)
    this.observe(record)
  }

  dropPending(): void {
    for (const record of this.pending()) this.close(record, 'dropped')
  }

  calls(api?: string): readonly CallRecord[] {
    return api === undefined ? [...this.#records] : this.#records.filter((record) => record.api === api)
  }

  pending(api?: string): readonly CallRecord[] {
    return this.calls(api).filter((record) => record.outcome === 'pending')
  }

  maxConcurrent(api: string): number {
    return this.#peak.get(api) ?? 0
  }

  /** Forgets answered calls and peaks; what still runs stays. */
  clear(): void {
    this.#records = this.#records.filter((record) => record.outcome === 'pending')
    this.#peak.clear()
    for (const [api, running] of this.#running) this.#peak.set(api, running)
  }
}

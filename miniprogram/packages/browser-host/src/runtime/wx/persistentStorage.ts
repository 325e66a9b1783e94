import type { FakeStorage } from '@menjin/wx-testkit'

interface Stored {
  value: unknown
  encrypted?: boolean
}

/** Keeps what an app stores over reloads, apart for each app and person. */
export class PersistentStorage {
  readonly #key: string

  constructor(
    private readonly storage: FakeStorage,
    appId: string,
    persona: string,
    private readonly keep: Storage = localStorage,
  ) {
    this.#key = `menjin:${appId}:${persona}`
  }

  load(): void {
    const text = this.keep.getItem(this.#key)
    if (text === null) return
    for (const [key, { value, encrypted }] of Object.entries(JSON.parse(text) as Record<string, Stored>)) {
      this.storage.put(key, revive(value), { encrypted: encrypted === true })
    }
  }

  save(): void {
    const all: Record<string, Stored> = {}
    for (const key of this.storage.keys) {
      all[key] = {
        value: dehydrate(this.storage.peek(key)),
        ...(this.storage.isEncrypted(key) ? { encrypted: true } : {}),
      }
    }
    this.keep.setItem(this.#key, JSON.stringify(all))
  }

  /** The person deletes the mini program. */
  clear(): void {
    this.keep.removeItem(this.#key)
    this.storage.clear()
  }
}

/** WeChat stores dates as dates; JSON does not. */
function dehydrate(value: unknown): unknown {
  return value instanceof Date ? { $date: value.getTime() } : value
}

function revive(value: unknown): unknown {
  const date = (value as { $date?: number } | null)?.$date
  return typeof date === 'number' ? new Date(date) : value
}

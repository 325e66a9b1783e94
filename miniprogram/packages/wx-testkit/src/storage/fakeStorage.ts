import { WxFailure } from '../core/failure'

interface Entry {
  value: unknown
  encrypted: boolean
  bytes: number
}

const BYTES_PER_KEY = 1024 * 1024
const BYTES_IN_TOTAL = 10 * 1024 * 1024
/** Encrypted data takes this much more room, so a key holds 0.7 MB of it. */
const ENCRYPTION_GROWTH = 1.4

/**
 * The device's storage for one mini program: an area for each WeChat user, and another for the single page mode.
 *
 * @public
 */
export class FakeStorage {
  readonly #areas = new Map<string, Map<string, Entry>>()
  #user = 'default'
  /** What reading with the wrong `encrypt` gives; WeChat only says that both sides must declare it. */
  encryptMismatch: 'fail' | 'garbage' = 'fail'

  /** @internal */
  constructor(private readonly singlePage: () => boolean) {}

  /** Another person logs in to WeChat on this device; storage is theirs from now on. */
  switchUser(id: string): void {
    this.#user = id
  }

  get keys(): string[] {
    return [...this.#area.keys()]
  }

  /** What is stored, however it was stored; `undefined` if nothing is. */
  peek(key: string): unknown {
    return this.#area.get(key)?.value
  }

  isEncrypted(key: string): boolean {
    return this.#area.get(key)?.encrypted ?? false
  }

  /** Puts a value in place without a call of the app. */
  put(key: string, value: unknown, options: { encrypted?: boolean } = {}): void {
    this.write(key, value, options.encrypted ?? false)
  }

  /** Damages what is stored under a key, or under every key. */
  corrupt(key?: string, replacement: unknown = '\u0000{"trunc'): void {
    for (const name of key === undefined ? this.keys : [key]) {
      this.#area.set(name, { value: replacement, encrypted: this.isEncrypted(name), bytes: 8 })
    }
  }

  clear(): void {
    this.#area.clear()
  }

  remove(key: string): void {
    this.#area.delete(key)
  }

  /** Bytes in use. */
  get size(): number {
    let total = 0
    for (const entry of this.#area.values()) total += entry.bytes
    return total
  }

  /** @internal */
  write(key: string, value: unknown, encrypted: boolean): void {
    if (typeof key !== 'string' || key === '') throw new WxFailure('parameter error: parameter.key should be String')
    const copy = copyOf(value)
    const bytes = Math.ceil(sizeOf(copy) * (encrypted ? ENCRYPTION_GROWTH : 1))
    if (bytes > BYTES_PER_KEY) throw new WxFailure('entry size limit reached')
    if (this.size - (this.#area.get(key)?.bytes ?? 0) + bytes > BYTES_IN_TOTAL) {
      throw new WxFailure('exceed storage max size 10Mb')
    }
    this.#area.set(key, { value: copy, encrypted, bytes })
  }

  /** @internal */
  read(key: string, encrypted: boolean): { value: unknown } | undefined {
    const entry = this.#area.get(key)
    if (!entry) return undefined
    if (entry.encrypted !== encrypted) {
      if (this.encryptMismatch === 'fail') throw new WxFailure('decrypt fail')
      return { value: '\uFFFD\uFFFD' }
    }
    return { value: copyOf(entry.value) }
  }

  get #area(): Map<string, Entry> {
    const name = `${this.#user}/${this.singlePage() ? 'single' : 'normal'}`
    let area = this.#areas.get(name)
    if (!area) this.#areas.set(name, (area = new Map<string, Entry>()))
    return area
  }
}

function copyOf(value: unknown): unknown {
  if (typeof value === 'function' || typeof value === 'symbol') throw new WxFailure('data type is not supported')
  return structuredClone(value)
}

function sizeOf(value: unknown): number {
  return new TextEncoder().encode(JSON.stringify(value) ?? '').length
}

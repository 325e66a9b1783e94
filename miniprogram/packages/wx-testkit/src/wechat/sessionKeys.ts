import type { Clock } from '../clock/clock'
import type { SeededRandom } from '../core/random'
import { toBase64 } from './base64'

/**
 * When `wx.login` replaces the session_key. WeChat says that it *may*, and that there is an unpublished minimum period.
 *
 * - `always`, `never`: at every login, or only when the key has expired
 * - `{ minAge }`: when the key is at least that old, in milliseconds
 *
 * @public
 */
export type RotationPolicy = 'always' | 'never' | { minAge: number }

interface Key {
  readonly version: number
  readonly value: string
  readonly since: number
  expiresAt: number
}

/** The one valid session_key of a user in an app. */
export class SessionKeys {
  rotation: RotationPolicy = { minAge: 5 * 60_000 }
  /** Sliding lifetime in milliseconds; WeChat does not publish its own. */
  ttl = 3 * 24 * 3_600_000
  #current: Key
  /** Version that belongs to the last code fetched on this device; that is the one `wx.checkSession` judges. */
  #fetchedVersion = 0

  constructor(
    private readonly clock: Clock,
    private readonly random: SeededRandom,
  ) {
    this.#current = this.#mint(1)
  }

  get current(): string {
    return this.#current.value
  }

  get version(): number {
    return this.#current.version
  }

  /** A login on this device: may rotate, and renews. */
  fetch(): number {
    const { rotation } = this
    const age = this.clock.now() - this.#current.since
    if (this.#expired() || rotation === 'always' || (typeof rotation === 'object' && age >= rotation.minAge)) {
      this.rotate()
    }
    this.#current.expiresAt = this.clock.now() + this.ttl
    this.#fetchedVersion = this.#current.version
    return this.#current.version
  }

  valid(): boolean {
    return this.#fetchedVersion === this.#current.version && !this.#expired()
  }

  rotate(): void {
    this.#current = this.#mint(this.#current.version + 1)
  }

  expire(): void {
    this.#current.expiresAt = this.clock.now()
  }

  #expired(): boolean {
    return this.clock.now() >= this.#current.expiresAt
  }

  #mint(version: number): Key {
    const now = this.clock.now()
    return { version, value: toBase64(this.random.bytes(16)), since: now, expiresAt: now + this.ttl }
  }
}

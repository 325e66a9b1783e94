import { isMenjinError } from '../errors/menjin-error.js'
import { StorageError } from '../errors/storage.js'
import { SupersededError, type SupersededBy } from '../errors/superseded.js'
import type { Grant, User } from '../http/contract.js'
import type { Clock } from '../platform/clock.js'
import type { Emitter } from './emitter.js'
import type { LogoutReason, SessionEvents } from './events.js'
import type { SessionStorage, StoredSession } from './session-storage.js'

/**
 * The state of a session, changed in this one place.
 *
 * Its `generation` rises with every logout, switch of account and at disposal. Whoever waits for something remembers
 * the generation it began in, and drops the result if it is another one by then.
 */
export interface SessionStore {
  readonly generation: number
  readonly user: User | undefined
  readonly disposed: boolean
  readonly anonymousId: string
  /** Logged out by the user, who has not asked to log in again. */
  loggedOut: boolean
  /** The token, if it can be used now; expiry is judged by the clock at each call. */
  readonly usableToken: string | undefined
  /** The stored token, usable or not. */
  readonly storedToken: string | undefined
  /** The stored token of a login that ended before it was read from the storage. */
  readonly unreadToken: string | undefined
  /** Resolves when the device's storage has been read; never rejects. */
  readonly ready: Promise<void>
  /** The server refused `token`: it is kept until a new one is there, but not used any more. */
  refuse(token: string): void
  /** Stores a new login. One of another account supersedes everything under way for the old one. */
  accept(grant: Grant): void
  setUser(user: User | undefined): void
  /** Ends the login on this device. Everything under way is superseded. */
  end(reason: LogoutReason): void
  /** Ends everything, for good. */
  dispose(): void
  assertAlive(): void
  /** Resolves when the storage has been read; rejects if a logout or the disposal came meanwhile, or before. */
  opened(): Promise<void>
  /** Throws unless the generation is still `generation`. */
  check(generation: number): void
  /** The promise, or `SupersededError` as soon as a logout or the disposal overtakes it. */
  unlessEnded<T>(promise: Promise<T>): Promise<T>
}

/** @param renewBefore how long before its expiry a token is not used any more, milliseconds */
export function createSessionStore(
  storage: SessionStorage,
  events: Emitter<SessionEvents>,
  clock: Clock,
  newId: () => string,
  renewBefore: number,
): SessionStore {
  let token: string | undefined
  let unreadToken: string | undefined
  let expiresAt = 0
  let generation = 0
  let user: User | undefined
  let loggedOut = false
  let disposed = false
  let anonymousId = ''
  let supersededBy: SupersededBy = 'logout'
  const waiters = new Set<() => void>()

  const report = (cause: unknown) => {
    events.emit('error', isMenjinError(cause) ? cause : new StorageError({ cause }))
  }
  const save = () => {
    // Not before it has been read: what a logout has to end must not be overwritten unseen.
    ready.then(() => storage.save({ v: 1, token, expiresAt, user, loggedOut, anonymousId })).catch(report)
  }
  const supersede = (by: SupersededBy) => {
    generation++
    supersededBy = by
    for (const stop of Array.from(waiters)) stop()
    waiters.clear()
  }
  const setUser = (next: User | undefined) => {
    const changed = user !== next
    user = next
    save()
    if (changed) events.emit('user', user)
  }
  const check = (wanted: number) => {
    if (wanted !== generation) throw new SupersededError(supersededBy)
  }
  const restore = async () => {
    const stored: Partial<StoredSession> = (await storage.load().catch(report)) ?? {}
    if (generation > 0) unreadToken = stored.token
    else ({ token, expiresAt = 0, user, loggedOut = false } = stored)
    anonymousId = stored.anonymousId ?? newId()
    if (!stored.anonymousId) save()
  }

  const assertAlive = () => {
    if (disposed) check(-1)
  }
  const ready = restore()

  return {
    ready,
    get generation() {
      return generation
    },
    get user() {
      return user
    },
    get disposed() {
      return disposed
    },
    get anonymousId() {
      return anonymousId
    },
    get loggedOut() {
      return loggedOut
    },
    set loggedOut(value) {
      loggedOut = value
    },
    get usableToken() {
      return clock.now() < expiresAt ? token : undefined
    },
    get storedToken() {
      return token
    },
    get unreadToken() {
      return unreadToken
    },
    refuse: (refused) => {
      if (token === refused) expiresAt = 0
    },
    accept: (grant) => {
      if (user && user.id !== grant.user.id) {
        // The callers of this very login are not superseded; whatever carries the old token is.
        generation++
        supersededBy = 'account-switch'
        events.emit('logout', { reason: supersededBy })
      }
      const life = grant.expiresIn * 1000
      token = grant.token
      expiresAt = clock.now() + life - Math.min(renewBefore, life / 10)
      loggedOut = false
      setUser(grant.user)
    },
    setUser,
    end: (reason) => {
      const had = token
      supersede('logout')
      token = undefined
      expiresAt = 0
      setUser(undefined)
      if (had) events.emit('logout', { reason })
    },
    dispose: () => {
      disposed = true
      supersede('dispose')
    },
    assertAlive,
    opened: async () => {
      assertAlive()
      const at = generation
      await ready
      check(at)
    },
    check,
    unlessEnded: (promise) =>
      new Promise((resolve, reject) => {
        const stop = () => {
          reject(new SupersededError(supersededBy))
        }
        const leave = () => waiters.delete(stop)
        waiters.add(stop)
        promise.then(resolve, reject).then(leave, leave)
      }),
  }
}

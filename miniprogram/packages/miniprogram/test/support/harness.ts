import { createFakeWx, decryptOpenData, type FakeWx, type FakeWxOptions } from '@menjin/wx-testkit'
import { afterEach, expect } from 'vitest'
import { createSession, type FullSessionOptions, type Session } from '../../src/index.js'
import { BASE_URL, StubServer } from './stub-server.js'

export interface World {
  readonly fake: FakeWx
  readonly server: StubServer
  /** A session on this world's `wx`; more can be made. */
  readonly session: Session
  create(options?: Partial<FullSessionOptions>): Session
  /** Restarts the mini program: storage stays, everything else is new. */
  restart(options?: Partial<FullSessionOptions>): Session
}

const made: Session[] = []

afterEach(() => {
  for (const session of made.splice(0)) session.dispose()
})

/** A mini program with the SDK, a user, and Menjin's server, all on one fake clock. */
export function createWorld(options: Partial<FullSessionOptions> = {}, fakeOptions: FakeWxOptions = {}): World {
  const fake = createFakeWx({
    pages: ['pages/index/index', 'pages/order/index', 'pages/auth/index', 'pages/tab/index'],
    tabBar: ['pages/tab/index'],
    ...fakeOptions,
  })
  const server = new StubServer(fake)
  server.decrypt = (key, encryptedData, iv) => decryptOpenData(key, encryptedData, iv)
  fake.app.launch()
  const create = (more: Partial<FullSessionOptions> = {}) => {
    let seed = made.length + 1
    const session = createSession({
      source: 'mall',
      baseUrl: BASE_URL,
      wx: fake.wx,
      clock: fake.clock,
      getCurrentPages: () => fake.getCurrentPages(),
      // A small generator (mulberry32): equal runs give equal ids.
      random: () => {
        seed = (seed + 0x6d2b79f5) | 0
        let t = Math.imul(seed ^ (seed >>> 15), 1 | seed)
        t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
        return ((t ^ (t >>> 14)) >>> 0) / 4294967296
      },
      ...options,
      ...more,
    })
    made.push(session)
    return session
  }
  const session = create()
  return {
    fake,
    server,
    session,
    create,
    restart: (more) => {
      session.dispose()
      return create(more)
    },
  }
}

/** How a promise stands, without waiting for it. */
export interface Watched<T> {
  state: 'pending' | 'resolved' | 'rejected'
  value?: T
  error?: { code?: string } & Record<string, unknown>
}

/** Looks at a promise from outside, so that "still pending" can be asserted. */
export function watch<T>(promise: Promise<T>): Watched<T> {
  const watched: Watched<T> = { state: 'pending' }
  promise.then(
    (value) => Object.assign(watched, { state: 'resolved', value }),
    (error: unknown) => Object.assign(watched, { state: 'rejected', error }),
  )
  return watched
}

/** Runs the clock until the promise settles, `limit` milliseconds at most, and gives its outcome. */
export async function settle<T>(fake: FakeWx, promise: Promise<T>, limit = 600_000): Promise<T> {
  const watched = watch(promise)
  await fake.idle()
  for (let passed = 0; watched.state === 'pending' && passed < limit; passed += 100) await fake.advance(100)
  expect(watched.state, 'the promise is still pending').not.toBe('pending')
  return promise
}

/** The code of the error that the promise rejects with. */
export async function failure(fake: FakeWx, promise: Promise<unknown>): Promise<string> {
  const error = await settle(fake, promise).then(
    () => undefined,
    (reason: unknown) => reason,
  )
  return String(Object(error).code ?? error)
}

/** The user chooses an avatar; gives the temporary file. */
export async function chooseAvatar(fake: FakeWx): Promise<string> {
  const [event] = await fake.tap.avatar()
  return String(event?.detail.avatarUrl)
}

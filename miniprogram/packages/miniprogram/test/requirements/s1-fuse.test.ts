import { describe, expect, it } from 'vitest'
import { fuseLine, singleQueue } from '../../src/decorators.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'

describe('Fuse and queue', () => {
  it('S1-24: at most three refreshes run before the fuse blows', async () => {
    const { fake, session } = createWorld()
    for (let i = 0; i < 3; i++) await settle(fake, session.refreshLogin())
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
    expect(fake.calls('login')).toHaveLength(3)
  })

  it('S1-24: the limit is an option', async () => {
    const { fake, session } = createWorld({ refreshLoginFuseLine: 1 })
    await settle(fake, session.refreshLogin())
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
  })

  it('S1-25: with the fuse blown every refresh rejects at once, without network', async () => {
    const { fake, session } = createWorld()
    for (let i = 0; i < 3; i++) await settle(fake, session.refreshLogin())
    await failure(fake, session.refreshLogin())
    fake.clearCalls()
    const refused = watch(session.refreshLogin())
    await fake.idle()
    expect(refused.error).toMatchObject({ code: 'fuse_open', retryAfter: 5 })
    expect(fake.calls('login').concat(fake.calls('request'))).toHaveLength(0)
  })

  it('S1-26: after the restore time the fuse is whole again', async () => {
    const { fake, session } = createWorld()
    for (let i = 0; i < 3; i++) await settle(fake, session.refreshLogin())
    await failure(fake, session.refreshLogin())
    await fake.advance(4_900)
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
    await fake.advance(5_000)
    for (let i = 0; i < 3; i++) await settle(fake, session.refreshLogin())
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
  })

  it('S1-27: concurrent refreshes share one login', async () => {
    const { fake, session } = createWorld()
    const results = await settle(fake, Promise.all(Array.from({ length: 5 }, () => session.refreshLogin())))
    expect(fake.calls('login')).toHaveLength(1)
    expect(new Set(results.map(({ token }) => token)).size).toBe(1)
  })

  it('S1-28: at most a hundred callers wait; more are rejected', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.ready)
    const calls = Array.from({ length: 103 }, () => watch(session.login()))
    await fake.advance(1_000)
    const rejected = calls.filter(({ state }) => state === 'rejected')
    expect(rejected).toHaveLength(3)
    expect(rejected.every(({ error }) => error?.code === 'queue_full')).toBe(true)
  })

  it('S1-29: all waiters get the same outcome, and the queue is empty afterwards', async () => {
    const { fake, session } = createWorld({ maxWaiters: 3 })
    fake.login.next({ fail: 'broken', after: 100 })
    const calls = Array.from({ length: 3 }, () => watch(session.login()))
    await fake.advance(1_000)
    expect(calls.map(({ error }) => error?.code)).toEqual(Array(3).fill('wx_login_failed'))
    expect(calls[0]?.error).toBe(calls[2]?.error)
    await expect(settle(fake, Promise.all([session.login(), session.login(), session.login()]))).resolves.toHaveLength(
      3,
    )
  })

  it('S1-30: @singleQueue and @fuseLine give the same to any method', async () => {
    const { fake } = createWorld()
    let runs = 0
    class Sync {
      async refresh(): Promise<number> {
        return ++runs
      }
    }
    const proto = Sync.prototype
    const limit = fuseLine({ tryTimes: 2, restoreTime: 500, coolDownThreshold: 1_000, name: 'sync', clock: fake.clock })
    const descriptor = Object.getOwnPropertyDescriptor(proto, 'refresh') as TypedPropertyDescriptor<
      () => Promise<number>
    >
    Object.defineProperty(proto, 'refresh', singleQueue()(proto, 'refresh', limit(proto, 'refresh', descriptor)))
    const sync = new Sync()
    expect(await Promise.all([sync.refresh(), sync.refresh(), sync.refresh()])).toEqual([1, 1, 1])
    await sync.refresh()
    await expect(sync.refresh()).rejects.toMatchObject({ code: 'fuse_open' })
    // Another object has a fuse of its own.
    await expect(new Sync().refresh()).resolves.toBe(3)
    await fake.advance(600)
    await expect(sync.refresh()).resolves.toBe(4)
    await fake.advance(1_100)
    await sync.refresh()
    await sync.refresh()
    await expect(sync.refresh()).rejects.toMatchObject({ code: 'fuse_open' })
  })
})

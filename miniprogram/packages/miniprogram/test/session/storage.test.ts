import { describe, expect, it } from 'vitest'
import { createWorld, settle } from '../support/harness.js'
import { newUser, problem } from '../support/stub-server.js'

const KEY = 'menjin/wxfake0000000001/develop/mall/kept'
const user = newUser('u')

describe('storage', () => {
  it.each([
    ['whole', { v: 1, token: 't', expiresAt: 9e15, user, anonymousId: 'a' }, true],
    ['without a login', { v: 1, anonymousId: 'a' }, true],
    ['token of another type', { v: 1, token: 7, expiresAt: 9e15, user }, false],
    ['no expiry', { v: 1, token: 't', user }, false],
    ['expiry of 0', { v: 1, token: 't', expiresAt: 0, user }, false],
    ['no user', { v: 1, token: 't', expiresAt: 9e15 }, false],
    ['user without id', { v: 1, token: 't', expiresAt: 9e15, user: { ...user, id: '' } }, false],
    ['another version', { v: 2, token: 't', expiresAt: 9e15, user }, false],
  ])('reads what is %s as whole or damaged', async (_name, stored, whole) => {
    const { fake, create } = createWorld()
    fake.storage.put(KEY, JSON.stringify(stored), { encrypted: true })
    const session = create({ name: 'kept' })
    const errors: string[] = []
    session.on('error', ({ code, cause }) => errors.push(`${code}: ${String((cause as Error).message)}`))
    await settle(fake, session.ready)
    expect(errors.map((error) => error.split(':')[0])).toEqual(whole ? [] : ['storage'])
    expect([session.loggedIn, session.user?.id]).toEqual(whole && 'token' in stored ? [true, 'u'] : [false, undefined])
    // Whoever has an anonymous id keeps it, and nothing is written for the sake of it.
    await fake.idle()
    if (whole)
      expect([session.anonymousId, fake.calls('setStorage').filter(({ options }) => options.key === KEY)]).toEqual([
        'a',
        [],
      ])
    else expect(session.anonymousId).toMatch(/^[\da-f]{32}$/)
  })

  it('reports why it could not be read, and takes "not found" for empty', async () => {
    const { fake, create } = createWorld()
    const errors: unknown[] = []
    const fresh = create({ name: 'fresh' })
    fresh.on('error', (error) => errors.push(error))
    await settle(fake, fresh.ready)
    expect(errors).toEqual([])
    fake.script('getStorage').next({ fail: 'disk broken' })
    const broken = create({ name: 'broken' })
    broken.on('error', (error) => errors.push(error))
    await settle(fake, broken.ready)
    expect(errors).toMatchObject([{ code: 'storage', cause: { api: 'getStorage' } }])
  })

  it('removes an old session that it cannot overwrite, and says what was wrong', async () => {
    const { fake, create } = createWorld()
    const session = create({ name: 'kept' })
    const errors: unknown[] = []
    session.on('error', (error) => errors.push(error))
    await settle(fake, session.login())
    await fake.idle()
    expect(String(fake.storage.peek(KEY))).toContain('mj_')
    fake.script('setStorage').always({ fail: 'disk full' })
    await settle(fake, session.logout())
    await fake.idle()
    expect(fake.storage.peek(KEY)).toBeUndefined()
    expect(errors).toMatchObject([{ code: 'storage', cause: { api: 'setStorage' } }])
  })

  it('expires to the millisecond', async () => {
    const { fake, session, server } = createWorld({ renewBefore: 0 })
    server.settings.expiresIn = 600
    const start = fake.clock.now()
    await settle(fake, session.login())
    const { token } = await settle(fake, session.login())
    await fake.advance(start + 599_999 - fake.clock.now())
    expect(session.getToken()).toBe(token)
    await fake.advance(1_000)
    expect(session.getToken()).toBeUndefined()
  })

  it('does not count the refusal of an old token against the new one', async () => {
    const { fake, session, server } = createWorld()
    const { token: old } = await settle(fake, session.login())
    server.route('GET /late', ({ header }) =>
      header.authorization === `Bearer ${old}`
        ? { after: 1_000, ...problem(401, 'token_expired', 'relogin') }
        : { data: 'fine' },
    )
    const late = session.request({ url: '/late' })
    await fake.advance(100)
    const { token } = await settle(fake, session.login({ mode: 'force' }))
    await fake.advance(1_500)
    expect(session.getToken()).toBe(token)
    expect((await settle(fake, late)).data).toBe('fine')
  })
})

import { describe, expect, it } from 'vitest'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { BASE_URL, problem } from '../support/stub-server.js'

describe('Requests', () => {
  it('S1-16: ensureLogin() resolves at once when logged in and logs in otherwise', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.ensureLogin())
    expect(fake.calls('login')).toHaveLength(1)
    await settle(fake, session.ensureLogin())
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('S1-17: every request waits for the login and carries the token', async () => {
    const { fake, session, server } = createWorld()
    await settle(
      fake,
      Promise.all([session.request({ url: '/orders' }), session.request({ url: `${BASE_URL}/orders` })]),
    )
    const tokens = server.requests('/orders').map(({ header }) => header.authorization)
    expect(tokens).toEqual([`Bearer ${session.getToken()}`, `Bearer ${session.getToken()}`])
  })

  it('S1-17: the header can be made otherwise', async () => {
    const { fake, session, server } = createWorld({ authorization: (token) => ({ 'X-Token': token }) })
    server.route('GET /legacy', () => ({ data: {} }))
    await settle(fake, session.request({ url: '/legacy' }))
    expect(server.requests('/legacy')[0]?.header['x-token']).toBe(session.getToken())
  })

  it('S1-18: a request with needLogin false is sent at once, without a login', async () => {
    const { fake, session, server } = createWorld()
    server.route('GET /public', () => ({ data: 'open' }))
    await settle(fake, session.request({ url: '/public', needLogin: false }))
    expect(fake.calls('login')).toHaveLength(0)
    // A login that is under way is not waited for.
    fake.login.always({ never: true })
    watch(session.login())
    await fake.advance(100)
    const at = fake.clock.now()
    await settle(fake, session.request({ url: '/public', needLogin: false }))
    expect(fake.clock.now() - at).toBeLessThan(1_000)
    expect(fake.pending('login')).toHaveLength(1)
    expect(server.requests('/public').map(({ token }) => token)).toEqual([undefined, undefined])
  })

  it('S1-19: if the login fails the request is not sent and rejects with its error', async () => {
    const { fake, session, server } = createWorld()
    fake.login.always({ fail: 'broken' })
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('wx_login_failed')
    expect(server.requests('/orders')).toHaveLength(0)
  })

  it.each([
    ['HTTP 401', problem(401, 'token_expired', 'relogin')],
    ['AUTH_EXPIRED', { data: { code: 'AUTH_EXPIRED' } }],
    ['AUTH_INVALID', { data: { code: 'AUTH_INVALID' } }],
  ])('S1-20: %s causes one login and one replay of the same request', async (_name, refusal) => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const first = session.getToken()
    let refused = 0
    server.route('POST /pay', () => (refused++ === 0 ? refusal : { data: { paid: true } }))
    const response = await settle(fake, session.request({ url: '/pay', method: 'POST', data: { sum: 1 } }))
    expect(response.data).toEqual({ paid: true })
    expect(fake.calls('login')).toHaveLength(2)
    const [sent, replayed] = server.requests('/pay')
    expect([sent?.token, replayed?.token]).toEqual([first, session.getToken()])
    expect(replayed?.body).toEqual({ sum: 1 })
  })

  it.each(['DECRYPT_WX_OPEN_DATA_FAIL', 'USER_WX_SESSIONKEY_EXPIRE', 'session_key_expired'])(
    'S1-21: %s causes a login and asks for another tap; the request is not replayed',
    async (code) => {
      const { fake, session, server } = createWorld()
      await settle(fake, session.login())
      server.route('POST /decrypt', () => ({ status: 409, data: { code } }))
      const error: unknown = await settle(
        fake,
        session.request({ url: '/decrypt', method: 'POST' }).catch((reason: unknown) => reason),
      )
      expect(error).toMatchObject({ code: 'key_expired', action: 'tap-again' })
      await fake.advance(1_000)
      expect(server.requests('/decrypt')).toHaveLength(1)
      expect(fake.calls('login')).toHaveLength(2)
    },
  )

  it('S1-22: a refused token that is not the stored one is resent without a login', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const old = session.getToken()
    server.route('GET /slow', ({ header }) =>
      // The refusal takes its time: the token has been replaced when it comes.
      header.authorization === `Bearer ${old}`
        ? { after: 2_000, ...problem(401, 'token_replaced', 'relogin') }
        : { data: 'fine' },
    )
    const slow = watch(session.request({ url: '/slow', timeout: 5_000 }))
    await fake.advance(100)
    const { token } = await settle(fake, session.login({ mode: 'force' }))
    expect([slow.state, session.getToken()]).toEqual(['pending', token])
    await fake.advance(3_000)
    expect(slow.value).toMatchObject({ data: 'fine' })
    expect(server.requests('/slow').map((request) => request.token)).toEqual([old, token])
    expect([session.getToken(), fake.calls('login').length]).toEqual([token, 2])
  })

  it('S1-23: the login request itself is never intercepted', async () => {
    const { fake, session, server } = createWorld()
    server.route('POST /v1/login', () => problem(401, 'token_invalid', 'relogin'))
    const login = watch(session.login())
    await fake.advance(60_000)
    expect(login.state).toBe('rejected')
    expect(fake.calls('login')).toHaveLength(1)
    expect(server.requests('/v1/login')).toHaveLength(1)
    expect(server.requests('/v1/login')[0]?.header.authorization).toBeUndefined()
  })
})

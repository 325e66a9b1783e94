import { describe, expect, it } from 'vitest'
import type { AuthEngine, Grant } from '../../src/index.js'
import { errorText } from '../../src/texts.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { problem } from '../support/stub-server.js'

describe('silent flight', () => {
  it('delivers a code under a key, and under the same key again after a lost answer', async () => {
    const { fake, session, server } = createWorld()
    fake.script('request').next({ fail: 'fail', errno: 600001 }, { fail: 'fail', errno: 600001 })
    await settle(fake, session.login())
    const sent = fake.calls('request').map(({ options }) => {
      const { header, data } = options as { header: Record<string, string>; data: { code: string } }
      return [header['Idempotency-Key'], data.code]
    })
    expect(sent).toHaveLength(3)
    expect(sent[0]?.[0]).toMatch(/^[\da-f]{32}$/)
    expect(sent[1]).toEqual(sent[0])
    expect(sent[2]).toEqual(sent[0])
    expect([fake.calls('login').length, server.requests('/v1/login').length]).toEqual([1, 1])
  })

  it.each(['code_used', 'invalid_code'])('fetches a second code, once, when the server says %s', async (code) => {
    const { fake, session, server } = createWorld()
    server.route('POST /v1/login', () => problem(409, code, 'relogin'))
    expect(await failure(fake, session.login())).toBe('server')
    const codes = server.requests('/v1/login').map(({ body }) => (body as { code: string }).code)
    expect([new Set(codes).size, codes.length, fake.calls('login').length]).toEqual([2, 2, 2])
    const keys = server.requests('/v1/login').map(({ header }) => header['idempotency-key'])
    expect(new Set(keys).size).toBe(2)
  })

  it.each(['wechat_rejected', 'not_code_used', 'code_used_up', 'invalid_codes'])(
    'fetches no second code for %s',
    async (code) => {
      const { fake, session, server } = createWorld()
      server.route('POST /v1/login', () => problem(502, code, 'none'))
      expect(await failure(fake, session.login())).toBe('server')
      expect(fake.calls('login')).toHaveLength(1)
    },
  )

  it('takes a phone code along, and whether a closing is withdrawn', async () => {
    const { fake, session, server } = createWorld()
    const { code } = fake.wechat.phone()
    const { user } = await settle(fake, session.login({ phoneCode: code, reopen: true }))
    expect(server.requests('/v1/login')[0]?.body).toMatchObject({ phoneCode: code, reopen: true })
    expect(user.phone?.masked).toBe('138****0001')
    // It rode with the login, so nothing is sent after it.
    expect(server.requests('/v1/me/phone')).toHaveLength(0)
  })

  it('names the engine that does not exist, and what an engine threw', async () => {
    const bug = new Error('bug')
    const broken: AuthEngine = () => Promise.reject(bug)
    const { session, fake } = createWorld({ engines: { broken } })
    await expect(session.login({ engine: 'absent' })).rejects.toThrow('no engine named absent')
    await expect(settle(fake, session.login({ engine: 'broken' }))).rejects.toMatchObject({
      code: 'internal',
      cause: bug,
    })
  })

  it('is joined by whoever names the method that it uses, or none', async () => {
    const { fake, session } = createWorld()
    const all = [session.login(), session.login({ engine: 'wechat' }), session.login()]
    await settle(fake, Promise.all(all))
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('is joined by whoever names no method, whatever it is', async () => {
    const { fake, session, server } = createWorld({
      engines: { sms: async ({ post }) => (await post('/sms', {})) as Grant },
    })
    const user = server.know({}, 'sms')
    server.tokens.set('mj_sms', user.id)
    server.route('POST /sms', () => ({ data: { token: 'mj_sms', expiresIn: 600, created: false, user } }))
    const both = await settle(fake, Promise.all([session.login({ engine: 'sms' }), session.login()]))
    expect(both.map(({ token }) => token)).toEqual(['mj_sms', 'mj_sms'])
    expect(fake.calls('login')).toHaveLength(0)
  })

  it('belongs to nobody after a logout: the next caller gets one of their own', async () => {
    const { fake, session, server } = createWorld()
    server.delay = () => 500
    const first = watch(session.login())
    await fake.advance(100)
    void session.logout()
    const second = watch(session.login())
    await fake.advance(700)
    // The first flight has ended by now; the second is still there to be joined.
    const third = watch(session.login({ mode: 'force' }))
    await fake.advance(2_000)
    expect([first.error?.code, second.state, third.state]).toEqual(['superseded', 'resolved', 'resolved'])
    expect(fake.calls('login').length).toBeLessThanOrEqual(3)
    expect(session.getToken()).toBe((third.value as { token: string }).token)
  })

  it('does not count against the fuse when a logout ended it', async () => {
    const { fake, session } = createWorld({ refreshLoginFuseLine: 1 })
    for (let i = 0; i < 3; i++) {
      fake.login.next({ after: 500 })
      const login = watch(session.login())
      await fake.advance(100)
      await settle(fake, session.logout({ needClearAuth: false }))
      await fake.advance(1_000)
      expect(login.error?.code).toBe('superseded')
    }
    await settle(fake, session.login())
  })

  it.each([
    ['not_registered', problem(403, 'registration_required', 'contact', { missing: [] })],
    ['account_blocked', problem(403, 'account_suspended', 'contact')],
  ])('closes a half-open fuse with the definite answer %s', async (code, answer) => {
    const { fake, session, server } = createWorld()
    fake.login.always({ fail: 'broken' })
    for (let i = 0; i < 3; i++) await failure(fake, session.refreshLogin())
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
    await fake.advance(5_000)
    fake.login.reset()
    server.route('POST /v1/login', () => answer)
    expect(await failure(fake, session.refreshLogin())).toBe(code)
    expect(await failure(fake, session.refreshLogin())).toBe(code)
  })

  it('says, while the fuse holds logins back, how the last one failed', async () => {
    const { fake, session, server } = createWorld()
    server.route('POST /v1/login', () => problem(403, 'high_risk', 'contact'))
    for (let i = 0; i < 3; i++) await failure(fake, session.refreshLogin())
    const error = await settle(fake, session.login()).catch((reason: unknown) => reason)
    expect(error).toMatchObject({ code: 'fuse_open', cause: { code: 'account_blocked', state: 'high_risk' } })
    expect(errorText(error)).toBe('微信提示账号有风险，暂时不能登录')
    expect(fake.calls('login')).toHaveLength(3)
  })

  it('has delivered its code when the answer is "not registered", so that the key is not in doubt', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.users.clear()
    server.settings.policy = 'phone'
    expect(await failure(fake, session.login({ mode: 'forceSilent' }))).toBe('not_registered')
    await settle(fake, session.ensureSessionKey())
    expect([fake.calls('checkSession').length, fake.calls('login').length]).toEqual([1, 2])
  })
})

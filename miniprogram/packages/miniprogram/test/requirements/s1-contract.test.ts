import { describe, expect, it, vi } from 'vitest'
import { createWorld, failure, settle } from '../support/harness.js'

describe('Back-end contract', () => {
  it('S1-57: the silent login sends the code and gets token and user', async () => {
    const { fake, session, server } = createWorld()
    const result = await settle(fake, session.login())
    expect(server.requests('/v1/login')[0]?.body).toMatchObject({
      source: 'mall',
      code: expect.any(String),
      device: { id: session.anonymousId, platform: 'ios' },
    })
    expect(result.user).toMatchObject({ nickname: null, phone: null, steps: { profile: false, phone: false } })
  })

  it('S1-58: updateUser sends nickname and avatar (what WeChat encrypts today is anonymous)', async () => {
    const { fake, session, server } = createWorld({}, { patchMethod: 'send' })
    await settle(fake, session.updateUser({ nickname: ' 小门 ' }))
    expect(server.requests('/v1/me').at(-1)).toMatchObject({ method: 'PATCH', body: { nickname: '小门' } })
    expect(session.user?.nickname).toBe('小门')
  })

  it('S1-58: where wx.request refuses PATCH, the same goes as POST with an override', async () => {
    const { fake, session, server } = createWorld({}, { patchMethod: 'refuse' })
    await settle(fake, session.updateUser({ nickname: '小门' }))
    const [request] = server.requests('/v1/me')
    expect(request).toMatchObject({ method: 'POST', body: { nickname: '小门' } })
    expect(request?.header['x-http-method-override']).toBe('PATCH')
  })

  it.each(['', '   ', 'x'.repeat(33), 'a\u0007b'])(
    'S1-58: the nickname %j is refused before it is sent',
    async (nickname) => {
      const { fake, session, server } = createWorld()
      expect(await failure(fake, session.updateUser({ nickname }))).toBe('invalid_argument')
      expect(server.requests('/v1/me')).toHaveLength(0)
    },
  )

  it('S1-59: updatePhone sends the code, or on old base libraries the encrypted data', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const tap = fake.wechat.phone()
    await settle(fake, session.updatePhone(tap))
    const { encryptedData, iv } = fake.wechat.phone()
    await settle(fake, session.updatePhone({ encryptedData, iv }))
    expect(server.requests('/v1/me/phone').map(({ body }) => body)).toEqual([{ code: tap.code }, { encryptedData, iv }])
  })

  it('S1-60: unbindPhone and logout exist', async () => {
    const { fake, session, server } = createWorld()
    server.know({ phone: true })
    await settle(fake, session.login())
    await settle(fake, session.unbindPhone())
    expect(session.hasPhone()).toBe(false)
    expect(await settle(fake, session.logout())).toEqual({ ended: true })
    expect(server.tokens.size).toBe(0)
  })

  it('S1-61: AUTH_EXPIRED, AUTH_INVALID and DECRYPT_WX_OPEN_DATA_FAIL are understood', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.route('GET /a', () => ({ data: { code: 'AUTH_EXPIRED' } }))
    server.route('GET /b', () => ({ data: { code: 'AUTH_INVALID' } }))
    server.route('GET /c', () => ({ data: { code: 'DECRYPT_WX_OPEN_DATA_FAIL' } }))
    expect(await failure(fake, session.request({ url: '/a' }))).toBe('auth_expired')
    await fake.advance(60_000)
    expect(await failure(fake, session.request({ url: '/b' }))).toBe('auth_expired')
    expect(await failure(fake, session.request({ url: '/c' }))).toBe('key_expired')
  })

  it('S1-62: a chosen avatar is uploaded to the own server', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const events = await fake.tap.avatar()
    const { avatarUrl } = events[0]?.detail as { avatarUrl: string }
    await settle(fake, session.updateUser({ avatarUrl }))
    expect(server.requests('/v1/me/avatar')).toHaveLength(1)
    expect(fake.calls('uploadFile')[0]?.options).toMatchObject({ filePath: avatarUrl, name: 'file' })
    expect(session.user?.avatarUrl).toBe('https://cdn.example.com/a.png')
  })
})

describe('Layers', () => {
  it('S1-64: business code gets what it wants without touching wx.login or the token', async () => {
    const { fake, session } = createWorld({
      userAuthHandler: async () => ({ succeeded: true, data: { nickname: '小门' } }),
    })
    const buy = async () => {
      await session.mustAuth({ step: 'profile' })
      return session.request<{ id: number }>({ url: '/orders', method: 'POST' })
    }
    expect((await settle(fake, buy())).data.id).toBe(1)
  })

  it('S1-65: the refresh tells hooks, and shows nothing of its own', async () => {
    const onRefreshStart = vi.fn()
    const onRefreshEnd = vi.fn()
    const { fake, session, server } = createWorld({ hooks: { onRefreshStart, onRefreshEnd } })
    await settle(fake, session.login())
    expect(onRefreshStart).not.toHaveBeenCalled()
    server.expireAll()
    await settle(fake, Promise.all([session.request({ url: '/orders' }), session.request({ url: '/orders' })]))
    expect(onRefreshStart).toHaveBeenCalledTimes(1)
    expect(onRefreshEnd).toHaveBeenCalledExactlyOnceWith(undefined)
    expect(fake.calls('showToast').concat(fake.calls('showLoading'))).toHaveLength(0)
  })

  it('S1-66: the step computed on the device only steers the UI; the server decides', async () => {
    const { fake, session, server } = createWorld({
      userAuthHandler: async () => ({ succeeded: true, data: { code: fake.wechat.phone().code } }),
    })
    server.know({ phone: true })
    await settle(fake, session.login())
    // Unbound on another device: the stored user still says "phone", the server knows better.
    const user = server.know({ phone: false })
    server.authorized('POST /pay', (known) =>
      known.steps.phone
        ? { data: { paid: true } }
        : { status: 403, data: { code: 'step_required', action: 'bind-phone', missing: ['phone'] } },
    )
    expect([session.hasPhone(), user.steps.phone]).toEqual([true, false])
    const response = await settle(fake, session.request({ url: '/pay', method: 'POST' }))
    expect(response.statusCode).toBe(200)
  })

  it('S1-66: a step that went together with the login is asked for in the same request, and only once', async () => {
    const { fake, session, server } = createWorld({
      userAuthHandler: async () => ({ succeeded: true, data: { code: fake.wechat.phone().code } }),
    })
    server.know({ phone: true })
    await settle(fake, session.login())
    const REFUSED = { status: 403, data: { code: 'step_required', action: 'bind-phone', missing: ['phone'] } }
    server.authorized('POST /pay', (known) => (known.steps.phone ? { data: { paid: true } } : REFUSED))
    // As WeChat's user_authorization_revoke does.
    const revoke = () => {
      server.know({ phone: false })
      server.expireAll('token_revoked')
    }
    revoke()
    const pay = () => settle(fake, session.request({ url: '/pay', method: 'POST' }))
    expect((await pay()).statusCode).toBe(200)
    expect(server.requests('/pay')).toHaveLength(3)

    revoke()
    server.authorized('POST /pay', () => REFUSED)
    expect((await pay()).statusCode).toBe(403)
    expect(server.requests('/pay')).toHaveLength(6)
  })
})

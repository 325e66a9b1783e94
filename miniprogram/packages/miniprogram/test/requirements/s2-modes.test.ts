import { describe, expect, it, vi } from 'vitest'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'

describe('Modes', () => {
  it('S2-17: common reuses, else logs in silently, else shows UI', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const first = session.login({ mode: 'common' })
    await fake.advance(100)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    expect((await settle(fake, first)).via).toBe('interactive')
    expect((await settle(fake, session.login({ mode: 'common' }))).via).toBe('stored')
    server.expireAll()
    await settle(fake, session.request({ url: '/orders' }))
    expect(popup.openings).toBe(1)
  })

  it('S2-18: silent never shows UI; its failure neither rejects the request nor shows anything', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    server.route('GET /feed', ({ header }) => ({ data: header.authorization ?? 'visitor' }))
    const response = await settle(fake, session.request({ url: '/feed', loginOpts: { mode: 'silent' } }))
    expect(response.data).toBe('visitor')
    expect(popup.openings).toBe(0)
    expect(await failure(fake, session.login({ mode: 'silent' }))).toBe('not_registered')
  })

  it('S2-19: force ignores the stored login, keeps it until the new one is there, and shows UI if needed', async () => {
    const { fake, session, server } = createWorld()
    const { token } = await settle(fake, session.login())
    fake.login.next({ fail: 'broken' })
    expect(await failure(fake, session.login({ mode: 'force' }))).toBe('wx_login_failed')
    expect(session.getToken()).toBe(token)
    expect((await settle(fake, session.login({ mode: 'force' }))).token).not.toBe(token)
    server.users.clear()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const closed = watch(session.login({ mode: 'force' }))
    await fake.advance(100)
    expect(popup.openings).toBe(1)
    // The login that was there before is no answer to a forced one, and is not lost by it either.
    const { token: kept } = await settle(fake, session.login())
    popup.dismiss()
    await fake.idle()
    expect(closed.error).toMatchObject({ code: 'cancelled' })
    expect([session.getToken(), session.status.login.value]).toEqual([kept, 'success'])
    const forced = watch(session.login({ mode: 'force' }))
    await fake.advance(100)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(forced.value).toMatchObject({ via: 'interactive', token: session.getToken() })
    expect(session.getToken()).not.toBe(kept)
  })

  it('S2-20: the mode is chosen per request by loginOpts', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.request({ url: '/orders' }))
    await settle(fake, session.request({ url: '/orders', loginOpts: { mode: 'force' } }))
    expect(fake.calls('login')).toHaveLength(2)
    const [first, second] = server.requests('/orders')
    expect(second?.token).not.toBe(first?.token)
  })

  it('S2-21: forceSilent never shows UI, forceAuth always does', async () => {
    const { fake, session, server } = createWorld()
    const popup = mountPopup(fake)
    server.know({ profile: true, phone: true })
    await settle(fake, session.login())
    await settle(fake, session.login({ mode: 'forceSilent' }))
    expect([fake.calls('login').length, popup.openings]).toEqual([2, 0])
    const asked = watch(session.login({ mode: 'forceAuth' }))
    await fake.advance(100)
    expect([fake.calls('login').length, popup.openings]).toEqual([3, 1])
    await settle(fake, popup.flow.nextStep({ nickname: '新名' }))
    await settle(fake, popup.flow.nextStep(fake.wechat.phone()))
    await fake.idle()
    expect(asked.value).toMatchObject({ via: 'interactive', user: { nickname: '新名' } })
  })

  it('S2-22: common joined to silent still gets its UI, and silent is answered without waiting for it', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    fake.login.next({ after: 100 })
    const popup = mountPopup(fake)
    const silent = watch(session.login({ mode: 'silent' }))
    const common = watch(session.login({ mode: 'common' }))
    await fake.advance(200)
    expect(silent.error).toMatchObject({ code: 'not_registered' })
    expect([common.state, popup.openings, fake.calls('login').length]).toEqual(['pending', 1, 1])
    // With the UI on the screen a silent caller is answered at once, without a login.
    const late = watch(session.login({ mode: 'silent' }))
    await fake.idle()
    expect([late.error?.code, fake.calls('login').length]).toEqual(['not_registered', 1])
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(common.state).toBe('resolved')
  })

  it('S2-23: an expiry answer to a silent request never opens UI', async () => {
    const { fake, session, server } = createWorld()
    const popup = mountPopup(fake)
    await settle(fake, session.login())
    server.expireAll()
    server.users.clear()
    server.settings.policy = 'profile'
    const response = await settle(fake, session.request({ url: '/orders', loginOpts: { mode: 'silent' } }))
    expect(response.statusCode).toBe(401)
    expect(popup.openings).toBe(0)
    expect(server.requests('/orders').at(-1)?.token).toBeUndefined()
  })
})

describe('requestWithLogin', () => {
  it('S2-24: passes all options of wx.request through and returns its answer', async () => {
    const { fake, session, server } = createWorld()
    server.route('PUT /echo', ({ data }) => ({ status: 201, header: { 'X-Echo': 'yes' }, data }))
    const success = vi.fn()
    const complete = vi.fn()
    const response = await settle(
      fake,
      session.requestWithLogin({
        url: '/echo',
        method: 'PUT',
        data: { a: 1 },
        header: { 'X-Own': 'own' },
        timeout: 1_234,
        dataType: 'json',
        responseType: 'text',
        enableHttp2: true,
        success,
        complete,
      }),
    )
    expect(response).toMatchObject({ statusCode: 201, data: { a: 1 }, header: { 'X-Echo': 'yes' } })
    const sent = fake.calls('request').at(-1)?.options
    expect(sent).toMatchObject({
      method: 'PUT',
      timeout: 1_234,
      dataType: 'json',
      responseType: 'text',
      enableHttp2: true,
    })
    expect(sent?.header).toMatchObject({ 'X-Own': 'own' })
    expect(success).toHaveBeenCalledExactlyOnceWith(response)
    expect(complete).toHaveBeenCalledExactlyOnceWith(response)
  })

  it('S2-25: logs in first, according to the mode, when needed', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.requestWithLogin({ url: '/orders' }))
    await settle(fake, session.requestWithLogin({ url: '/orders' }))
    expect(fake.calls('login')).toHaveLength(1)
    await settle(fake, session.requestWithLogin({ url: '/orders', loginOpts: { mode: 'force' } }))
    expect(fake.calls('login')).toHaveLength(2)
    expect(server.requests('/orders').map(({ token }) => token)).toEqual(['mj_1', 'mj_1', 'mj_2'])
    await settle(fake, session.logout({ needClearAuth: false }))
    fake.login.always({ fail: 'broken' })
    const silent = await settle(fake, session.requestWithLogin({ url: '/orders', loginOpts: { mode: 'silent' } }))
    expect([silent.statusCode, server.requests('/orders').at(-1)?.token]).toEqual([401, undefined])
    // What `request` leaves alone, `requestWithLogin` logs in for.
    expect(await failure(fake, session.requestWithLogin({ url: '/orders', needLogin: false }))).toBe('wx_login_failed')
  })

  it('S2-26: in common mode a failed login does not send the request, and rejects with the reason', async () => {
    const { fake, session, server } = createWorld()
    fake.login.always({ fail: 'broken' })
    expect(await failure(fake, session.requestWithLogin({ url: '/orders' }))).toBe('wx_login_failed')
    fake.login.reset()
    fake.script('request').next({ fail: 'fail', errno: 600001 }, { fail: 'fail' }, { fail: 'fail' })
    expect(await failure(fake, session.requestWithLogin({ url: '/orders' }))).toBe('network')
    expect(server.requests('/orders')).toHaveLength(0)
  })

  it('S2-26: in common mode a cancelled login does not send the request, and rejects with the reason', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const fail = vi.fn()
    const call = watch(session.requestWithLogin({ url: '/orders', fail }))
    await fake.advance(100)
    popup.dismiss()
    await fake.advance(100)
    expect(call.error).toMatchObject({ code: 'cancelled' })
    expect(fail).toHaveBeenCalledOnce()
    expect(server.requests('/orders')).toHaveLength(0)
  })
})

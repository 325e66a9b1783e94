import { describe, expect, it } from 'vitest'
import { isMenjinError } from '../../src/index.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'

describe('Business and concepts', () => {
  it('S1-01: an app requires phone only, profile only or both, by choosing the step', async () => {
    const { fake, session, server } = createWorld()
    server.know({ phone: true })
    await settle(fake, session.login())
    await expect(settle(fake, session.mustAuth({ step: 'phone' }))).resolves.toBe(1)
    expect(await failure(fake, session.mustAuth({ step: 'profile' }))).toBe('ui_missing')
    expect(await failure(fake, session.mustAuth({ step: ['profile', 'phone'] }))).toBe('ui_missing')
  })

  it('S1-02: silent login happens without any user action or dialog', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    const popup = mountPopup(fake)
    await settle(fake, session.login())
    // Nothing that a user could see is among the calls: what is stored, the device's data, the login and its request.
    const used = new Set(fake.calls().map(({ api }) => api))
    expect([...used].filter((api) => !/^(get\w+|setStorage|onApp\w+|login|request)$/.test(api))).toEqual([])
    expect([session.loggedIn, popup.openings, fake.navigation.stack.length]).toEqual([true, 0, 1])
  })

  it('S1-03: who was only logged in silently is a visitor; binding the phone makes a member', async () => {
    const { fake, session } = createWorld()
    expect(session.role).toBe('anonymous')
    await settle(fake, session.login())
    expect(session.role).toBe('visitor')
    await settle(fake, session.updatePhone(fake.wechat.phone()))
    expect(session.role).toBe('member')
  })
})

describe('Silent login', () => {
  it('S1-04: login() calls wx.login once and posts the code to the silent login', async () => {
    const { fake, session, server } = createWorld()
    const { via, created } = await settle(fake, session.login())
    expect(fake.calls('login')).toHaveLength(1)
    expect(server.requests('/v1/login')).toHaveLength(1)
    expect(server.requests('/v1/login')[0]?.body).toMatchObject({ source: 'mall', code: expect.any(String) })
    expect({ via, created }).toEqual({ via: 'silent', created: true })
  })

  it('S1-06: token and user of the answer are both stored', async () => {
    const world = createWorld()
    const { fake, session, server } = world
    const { token, user } = await settle(fake, session.login())
    await fake.idle()
    const restarted = world.restart()
    await settle(fake, restarted.ready)
    expect(restarted.getToken()).toBe(token)
    expect(restarted.user).toEqual(user)
    expect(server.tokens.has(token)).toBe(true)
  })

  it('S1-07: no session_key is in anything that the SDK stores or hands out', async () => {
    const { fake, session, server } = createWorld()
    // A server that hands it out in breach of the contract.
    server.tamper = (answer) => ({ ...answer, session_key: fake.wechat.sessionKey, sessionKey: fake.wechat.sessionKey })
    const result = await settle(fake, session.login())
    await settle(fake, session.updatePhone(fake.wechat.phone()))
    await fake.idle()
    const { sessionKey } = fake.wechat
    expect(sessionKey).toMatch(/^[\w+/=]{24}$/)
    const handedOut = JSON.stringify([
      result,
      session.user,
      session.getToken(),
      fake.calls().map(({ options }) => options),
    ])
    expect(handedOut).not.toContain(sessionKey)
    expect(handedOut).not.toMatch(/session_?key"/i)
  })

  it('S1-08: calls of login() made while one runs share it', async () => {
    const { fake, session } = createWorld()
    const results = await settle(fake, Promise.all([session.login(), session.login(), session.login()]))
    expect(fake.calls('login')).toHaveLength(1)
    expect(new Set(results.map(({ token }) => token)).size).toBe(1)
  })

  it('S1-09: login starts in App.onLaunch, and a page loaded before its end can wait for it', async () => {
    const { fake, session } = createWorld({}, { latency: 50 })
    const order: string[] = []
    fake.app.define({
      status: session.status,
      onLaunch() {
        session.login().then(
          () => order.push('logged in'),
          () => undefined,
        )
      },
    })
    fake.navigation.definePage('pages/order/index', {
      onLoad() {
        order.push('page loaded')
        const { status } = fake.getApp() as { status: typeof session.status }
        void status.login.must(() => order.push(`page goes on, logged in: ${session.loggedIn}`))
      },
    })
    fake.app.launch({ path: 'pages/order/index' })
    await fake.advance(5_000)
    expect(order[0]).toBe('page loaded')
    expect(order.slice(1).sort()).toEqual(['logged in', 'page goes on, logged in: true'])
  })

  it('S1-10: status.login becomes ing, then success or fail', async () => {
    const { fake, session } = createWorld()
    const seen: string[] = []
    session.status.login.onChange((value) => seen.push(value))
    await settle(fake, session.login())
    expect(seen).toEqual(['ing', 'success'])

    const other = createWorld()
    other.fake.login.always({ fail: 'broken' })
    const failed: string[] = []
    other.session.status.login.onChange((value) => failed.push(value))
    expect(await failure(other.fake, other.session.login())).toBe('wx_login_failed')
    expect(failed).toEqual(['ing', 'fail'])
    expect(isMenjinError(other.session.status.login.error, 'wx_login_failed')).toBe(true)
  })

  it('S1-11: must() goes on after success, waits while it runs, and rejects after failure', async () => {
    const { fake, session } = createWorld()
    const running = session.login()
    await fake.advance(0)
    const waiting = watch(session.status.login.must())
    await settle(fake, running)
    await fake.idle()
    expect(waiting.state).toBe('resolved')
    await expect(session.status.login.must()).resolves.toBeUndefined()

    const other = createWorld()
    other.fake.login.always({ fail: 'broken' })
    await failure(other.fake, other.session.login())
    await expect(other.session.status.login.must()).rejects.toMatchObject({ code: 'wx_login_failed' })
  })

  it('S1-12: onceSuccess and onceFail call once, at once if the state is there', async () => {
    const { fake, session } = createWorld()
    const calls: string[] = []
    session.status.login.onceSuccess(() => calls.push('next success'))
    session.status.login.onceFail(() => calls.push('fail'))
    await settle(fake, session.login())
    await settle(fake, session.login({ mode: 'force' }))
    session.status.login.onceSuccess(() => calls.push('already there'))
    expect(calls).toEqual(['next success', 'already there'])
    fake.login.always({ fail: 'broken' })
    await failure(fake, session.refreshLogin())
    // The stored login still stands, so this was no failure of the login as such.
    expect(calls).toHaveLength(2)
    await settle(fake, session.logout({ needClearAuth: false }))
    for (let i = 0; i < 2; i++) await failure(fake, session.login())
    session.status.login.onceFail((reason) => calls.push(`already failed: ${(reason as { code?: string }).code}`))
    expect(calls).toEqual(['next success', 'already there', 'fail', 'already failed: wx_login_failed'])
  })

  it('S1-13: a forced login gets a new token although the stored one is valid', async () => {
    const { fake, session } = createWorld()
    const first = await settle(fake, session.login())
    const second = await settle(fake, session.login({ mode: 'force' }))
    expect(second.token).not.toBe(first.token)
    expect(session.getToken()).toBe(second.token)
  })

  it('S1-14: a stored, unexpired token makes login() resolve without network', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    fake.clearCalls()
    const { via } = await settle(fake, session.login())
    expect(via).toBe('stored')
    expect(fake.calls('login').concat(fake.calls('request'))).toHaveLength(0)
  })

  it('S1-15: hasUser, hasPhone and getToken answer from what is stored', async () => {
    const world = createWorld()
    const { fake, session, server } = world
    server.know({ profile: true })
    await settle(fake, session.login())
    await fake.idle()
    const restarted = world.restart()
    await settle(fake, restarted.ready)
    expect([restarted.hasUser(), restarted.hasPhone()]).toEqual([true, false])
    expect(restarted.getToken()).toMatch(/^mj_/)
    // unionId never reaches the device, so hasUnionId() has nothing to answer from.
    expect(JSON.stringify(restarted.user)).not.toMatch(/union/i)
  })
})

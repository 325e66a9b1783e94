import { describe, expect, it } from 'vitest'
import { createAuthModal } from '../../src/controllers.js'
import { createPageHub, ensureScope } from '../../src/index.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'

const TIPS = { title: 't', content: 'c', confirmTxt: 'ok' }

describe('Flow', () => {
  it('S2-01: the full login is wx.login, then what the user gives by a button, then the back end', async () => {
    const { fake, session, server } = createWorld({ steps: ['phone'] })
    server.settings.policy = 'phone'
    const popup = mountPopup(fake)
    const login = session.login()
    await fake.advance(100)
    const detail = await fake.tap.phoneDetail()
    await settle(fake, popup.flow.nextStep({ detail: detail! }))
    expect(await settle(fake, login)).toMatchObject({ via: 'interactive', created: true })
    expect(fake.calls('login')).toHaveLength(1)
    expect(server.requests('/v1/register')[0]?.body).toMatchObject({ ticket: 'ticket-1', phoneCode: detail?.code })
  })

  it('S2-02: a silent login is tried first; UI appears only if the server says "not registered"', async () => {
    const { fake, session, server } = createWorld()
    const popup = mountPopup(fake)
    server.route('POST /v1/login', () => ({ status: 500, data: { code: 'internal', action: 'retry' } }))
    expect(await failure(fake, session.login())).toBe('server')
    expect(popup.openings).toBe(0)
    server.route('POST /v1/login', () => ({
      status: 403,
      data: { code: 'registration_required', action: 'authorize', ticket: 't', missing: ['profile'] },
    }))
    watch(session.login())
    await fake.advance(100)
    expect(popup.openings).toBe(1)
  })

  it('S2-03: who returns sees no UI; who is new sees it once', async () => {
    const world = createWorld({ steps: ['phone'] })
    const { fake, session, server } = world
    server.settings.policy = 'phone'
    const popup = mountPopup(fake)
    const first = session.login()
    await fake.advance(100)
    await settle(fake, popup.flow.nextStep(fake.wechat.phone()))
    await settle(fake, first)
    await settle(fake, session.login({ mode: 'force' }))
    await settle(fake, world.restart().login({ mode: 'force' }))
    expect(popup.openings).toBe(1)
  })

  it('S2-04: one confirmation is all the user does', async () => {
    const { fake, session, server } = createWorld({ steps: ['phone'] })
    server.settings.policy = 'phone'
    const popup = mountPopup(fake)
    const login = session.login()
    await fake.advance(100)
    await settle(fake, popup.flow.nextStep(fake.wechat.phone()))
    await settle(fake, login)
    expect([popup.openings, popup.closings]).toEqual([1, 1])
  })
})

describe('Rejection', () => {
  it('S2-05, S2-06: a permission refused before leads to a tip, whose tap opens the settings', async () => {
    const { fake } = createWorld()
    fake.permissions.set('scope.record', false)
    const scope = watch(ensureScope('scope.record', { wx: fake.wx, clock: fake.clock, title: 'mic' }))
    await fake.advance(10)
    expect(fake.screen.modal).toMatchObject({ title: 'mic' })
    expect(fake.permissions.panelOpen).toBe(false)
    fake.screen.answerModal(true)
    await fake.advance(10)
    expect(fake.permissions.panelOpen).toBe(true)
    fake.permissions.closePanel({ 'scope.record': true })
    await fake.advance(10)
    expect(scope.state).toBe('resolved')
  })

  it('S2-07: refused again fails; granted goes on', async () => {
    const { fake } = createWorld()
    const options = { wx: fake.wx as never, clock: fake.clock }
    fake.permissions.prompt.next({ allow: false })
    fake.screen.modalAnswers.always({ confirm: true })
    fake.permissions.panel.next({ set: { 'scope.record': false } })
    expect(await failure(fake, ensureScope('scope.record', options))).toBe('denied')
    fake.permissions.panel.next({ set: { 'scope.record': true } })
    await settle(fake, ensureScope('scope.record', options))
  })

  it('S2-07: a tip that is not confirmed fails, and so does a privacy refusal, by its own name', async () => {
    const { fake } = createWorld()
    const options = { wx: fake.wx as never, clock: fake.clock }
    fake.permissions.prompt.next({ allow: false })
    fake.screen.modalAnswers.next({ confirm: false })
    expect(await failure(fake, ensureScope('scope.camera', options))).toBe('denied')
    fake.script('authorize').next({ fail: 'privacy permission is not authorized', errno: 104 })
    expect(await failure(fake, ensureScope('scope.album', options))).toBe('privacy_denied')
  })

  it('S2-08: a refusal affects only the login under way; the next call starts afresh', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const refused = watch(session.login())
    await fake.advance(100)
    popup.dismiss()
    await fake.advance(100)
    expect(refused.error).toMatchObject({ code: 'cancelled' })
    const again = watch(session.login())
    await fake.advance(100)
    expect(popup.openings).toBe(2)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(again.state).toBe('resolved')
  })
})

describe('Expiry', () => {
  it('S2-09: no session check is made before ordinary requests', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.request({ url: '/orders' }))
    await settle(fake, session.request({ url: '/orders' }))
    expect(fake.calls('checkSession')).toHaveLength(0)
  })

  it('S2-10, S2-11: an expired state is renewed unseen, and the caller gets the repeated answer', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.expireAll()
    const response = await settle(fake, session.request({ url: '/orders' }))
    expect(response).toMatchObject({ statusCode: 200, data: { orders: [] } })
    expect(server.requests('/orders')).toHaveLength(2)
  })

  it('S2-12: if the repeated request is refused again the caller gets an error; no loop', async () => {
    const { fake, session, server } = createWorld()
    server.route('GET /never', () => ({ status: 401, data: { code: 'token_expired', action: 'relogin' } }))
    expect(await failure(fake, session.request({ url: '/never' }))).toBe('auth_expired')
    expect(server.requests('/never')).toHaveLength(2)
    expect(fake.calls('login')).toHaveLength(2)
  })
})

describe('Concurrency', () => {
  it('S2-13: further login() calls wait for the one that runs', async () => {
    const { fake, session } = createWorld()
    fake.login.next({ after: 500 })
    const first = session.login()
    await fake.advance(200)
    const second = session.login()
    expect((await settle(fake, second)).token).toBe((await settle(fake, first)).token)
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('S2-14: two components that need a login at the same time lead to one dialog', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const both = [watch(session.login()), watch(session.mustAuth({ step: 'profile' }))]
    await fake.advance(200)
    expect(popup.openings).toBe(1)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(both.map(({ state }) => state)).toEqual(['resolved', 'resolved'])
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('S2-15: after a failed login the next call tries again', async () => {
    const { fake, session } = createWorld()
    fake.login.next({ fail: 'broken' })
    expect(await failure(fake, session.login())).toBe('wx_login_failed')
    await settle(fake, session.login())
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('S2-16: each step is shared: one wx.login, one silent login, one UI', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const calls = Array.from({ length: 10 }, () => watch(session.login()))
    await fake.advance(200)
    calls.push(watch(session.login()))
    await fake.advance(200)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(calls.every(({ state }) => state === 'resolved')).toBe(true)
    expect([fake.calls('login').length, server.requests('/v1/login').length, popup.openings]).toEqual([1, 1, 1])
  })
})

describe('UI: modal', () => {
  it('S2-27, S2-28: open(tips) shows the modal, and the tap on its button settles it and hides it', async () => {
    const modal = createAuthModal()
    const opened = modal.open(TIPS)
    expect(modal.state).toEqual({ visible: true, tips: TIPS })
    modal.confirm({ code: 'p' }, true)
    expect(await opened).toEqual({ succeeded: true, data: { code: 'p' } })
    expect(modal.state.visible).toBe(false)
  })

  it('S2-29: closing by mask, back gesture or page unload settles it as cancelled', async () => {
    const modal = createAuthModal()
    const opened = modal.open(TIPS)
    modal.close()
    expect(await opened).toEqual({ succeeded: false })
    modal.close()
  })

  it('S2-30: open() while it is open joins it', async () => {
    const modal = createAuthModal()
    const both = Promise.all([modal.open(TIPS), modal.open({ ...TIPS, title: 'other' })])
    expect(modal.state.tips).toEqual(TIPS)
    modal.confirm(undefined, true)
    expect(await both).toEqual([{ succeeded: true }, { succeeded: true }])
  })
})

describe('UI: page', () => {
  it('S2-31, S2-32: the page is opened by navigateTo and answers through the hub, in onUnload at the latest', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    let id = ''
    fake.navigation.definePage('pages/auth/index', {
      onLoad(query) {
        id = query.menjin ?? ''
      },
      onUnload() {
        session.userAuthHub.notify(id, { succeeded: false })
      },
    })
    await settle(fake, session.login())
    const call = watch(session.mustAuth({ step: 'profile' }))
    await fake.advance(100)
    expect(fake.calls('navigateTo')).toHaveLength(1)
    expect(id).not.toBe('')
    void fake.wx.navigateBack({})
    await fake.idle()
    expect(call.error).toMatchObject({ code: 'cancelled', reason: 'closed' })
  })

  it('S2-31: what the page gives goes to the server', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    const call = watch(session.mustAuth({ step: 'profile' }))
    await fake.advance(100)
    const id = fake.navigation.current?.options.menjin ?? ''
    session.userAuthHub.notify(id, { succeeded: true, data: { nickname: '小门' } })
    await fake.advance(500)
    expect(call.state).toBe('resolved')
    expect(session.user?.nickname).toBe('小门')
  })

  it('S2-33: leaving without granting counts as not succeeded', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    const call = watch(session.mustAuth({ step: 'profile' }))
    await fake.advance(100)
    void fake.wx.reLaunch({ url: '/pages/index/index' })
    await fake.advance(2_000)
    expect(call.error).toMatchObject({ code: 'cancelled' })
  })

  it('S2-34: each listener is called once', () => {
    const hub = createPageHub()
    const seen: boolean[] = []
    hub.subscribe('a', ({ succeeded }) => seen.push(succeeded))
    hub.notify('a', { succeeded: true })
    hub.notify('a', { succeeded: false })
    expect(seen).toEqual([true])
  })

  it('S2-35: a listener that throws stops nobody, and one added meanwhile is kept', async () => {
    const hub = createPageHub()
    const seen: string[] = []
    const thrown = new Promise((resolve) => process.once('unhandledRejection', resolve))
    hub.subscribe('a', () => {
      hub.subscribe('a', () => seen.push('added'))
      throw new Error('listener')
    })
    hub.subscribe('a', () => seen.push('second'))
    hub.notify('a', { succeeded: true })
    expect(seen).toEqual(['second'])
    hub.notify('a', { succeeded: true })
    expect(seen).toEqual(['second', 'added'])
    expect(await thrown).toEqual(new Error('listener'))
  })

  it('S2-36: a failing navigateTo settles the promise with an error', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/missing/index' })
    await settle(fake, session.login())
    expect(await failure(fake, session.mustAuth())).toBe('navigation_failed')
  })
})

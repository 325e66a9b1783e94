import { describe, expect, it, vi } from 'vitest'
import { createAuthModal, createPhoneController, phoneFailure } from '../../src/controllers.js'
import { createLogin, createSession, ensureScope, requireConfig, type AuthUiRequest } from '../../src/index.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'
import { BASE_URL } from '../support/stub-server.js'

describe('B3, second article', () => {
  it('B3-19: subscribe, navigate, and only then wait', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    const call = watch(session.mustAuth())
    await fake.advance(100)
    expect([fake.navigation.current?.route, call.state]).toEqual(['pages/auth/index', 'pending'])
  })

  it('B3-19: an answer that the page gives while it is still being opened is heard', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    fake.navigation.definePage('pages/auth/index', {
      onLoad({ menjin = '' }) {
        session.userAuthHub.notify(menjin, { succeeded: true, data: { nickname: '小门' } })
      },
    })
    await settle(fake, session.login())
    const call = watch(session.mustAuth({ step: 'profile' }))
    await fake.advance(1_000)
    expect([call.state, session.user?.nickname]).toEqual(['resolved', '小门'])
    // Nothing is left on the screen either.
    expect(fake.navigation.stack.map(({ route }) => route)).toEqual(['pages/index/index'])
  })

  it('B3-20: the modal hides first and settles then, so that a listener may open it again', async () => {
    const modal = createAuthModal()
    const tips = { title: 't', content: 'c', confirmTxt: 'ok' }
    let second: Promise<unknown> | undefined
    const first = modal.open(tips).then(() => {
      second = modal.open({ ...tips, title: 'again' })
    })
    modal.confirm(undefined, true)
    await first
    expect(modal.state).toMatchObject({ visible: true, tips: { title: 'again' } })
    modal.close()
    expect(await second).toEqual({ succeeded: false })
  })

  it('B3-21: the entry is settled if the page disappears without a word', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    const call = watch(session.mustAuth())
    await fake.advance(100)
    void fake.wx.reLaunch({ url: '/pages/order/index' })
    await fake.advance(1_500)
    expect(call.error).toMatchObject({ code: 'cancelled', reason: 'page-gone' })
  })

  it.each([
    [
      'offline',
      (fake: ReturnType<typeof createWorld>['fake']) => fake.script('request').always({ fail: 'fail', errno: 600001 }),
      'network',
    ],
    [
      'wx.login broken',
      (fake: ReturnType<typeof createWorld>['fake']) => fake.login.always({ fail: 'x' }),
      'wx_login_failed',
    ],
  ])('B3-24: %s is an error for the caller and shows no UI', async (_name, breakIt, code) => {
    const { fake, session } = createWorld()
    const popup = mountPopup(fake)
    breakIt(fake)
    expect(await failure(fake, session.login())).toBe(code)
    expect(popup.openings).toBe(0)
  })

  it('B3-24: neither does an account that is blocked or a registration that is closed', async () => {
    const { fake, session, server } = createWorld()
    const popup = mountPopup(fake)
    server.settings.policy = 'closed'
    expect(await failure(fake, session.login())).toBe('not_registered')
    server.route('POST /v1/login', () => ({ status: 403, data: { code: 'account_suspended', action: 'contact' } }))
    expect(await failure(fake, session.login())).toBe('account_blocked')
    expect(popup.openings).toBe(0)
  })

  it('B3-25: the page that asked is captured; if it is gone the next UI is tried', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    void fake.wx.navigateTo({ url: '/pages/order/index' })
    await fake.idle()
    const popup = mountPopup(fake)
    fake.login.next({ after: 300 })
    watch(session.mustAuth())
    void fake.wx.navigateBack({})
    await fake.advance(1_000)
    expect([popup.openings, fake.navigation.current?.route]).toEqual([0, 'pages/auth/index'])
  })

  it.each([
    [{ errMsg: 'getPhoneNumber:fail invalid token' }, 'denied'],
    [{ errMsg: 'getPhoneNumber:ok' }, 'denied'],
    [{}, 'denied'],
    [{ errMsg: 'getPhoneNumber:fail no permission', errno: 102 }, 'denied'],
    [{ errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 }, 'privacy_denied'],
    [
      { errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement', errno: 112 },
      'privacy_denied',
    ],
    [{ errMsg: 'getPhoneNumber:fail', errno: 1400001 }, 'no_quota'],
    [{ code: 'c' }, undefined],
  ])('B3-26: %j is judged by its data: %s', (detail, code) => {
    expect(phoneFailure(detail)?.code).toBe(code)
  })

  it('B3-27: for buttons a refusal is reported and the user may tap again', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const phone = createPhoneController({ session })
    await settle(fake, phone.show())
    const error = await settle(fake, phone.result({ errMsg: 'getPhoneNumber:fail user deny' }))
    expect(error).toMatchObject({ code: 'denied', what: 'phone' })
    expect(phone.state).toMatchObject({ phase: 'ready', enabled: true })
    expect(fake.calls('openSetting')).toHaveLength(0)
    phone.dispose()
  })

  it('B3-28: login() needs no argument', async () => {
    const { fake, session } = createWorld()
    expect((await settle(fake, session.login())).via).toBe('silent')
  })

  it('B3-29: without configuration the factory throws and the façade rejects; config itself is not guarded', async () => {
    const { fake } = createWorld()
    expect(() => createSession({} as never)).toThrow('source and an absolute baseUrl')
    expect(() => createSession({ source: 'mall', baseUrl: BASE_URL })).toThrow('no global wx')
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    class Own {
      private configured = false
      config() {
        this.configured = true
      }
      checkConfig() {
        return this.configured
      }
      async hello() {
        return 'hello'
      }
    }
    const descriptor = Object.getOwnPropertyDescriptor(Own.prototype, 'hello') as TypedPropertyDescriptor<Own['hello']>
    Object.defineProperty(Own.prototype, 'hello', requireConfig()(Own.prototype, 'hello', descriptor))
    const own = new Own()
    expect(await failure(fake, own.hello())).toBe('not_configured')
    own.config()
    expect(await own.hello()).toBe('hello')
    error.mockRestore()
  })

  it('B3-30: an expiry answer right after force does not log in again', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.route('GET /never', () => ({ status: 401, data: { code: 'token_expired', action: 'relogin' } }))
    expect(await failure(fake, session.request({ url: '/never', loginOpts: { mode: 'force' } }))).toBe('auth_expired')
    expect([fake.calls('login').length, server.requests('/never').length]).toEqual([2, 1])
  })

  it('B3-31: two façades, and two sessions, live side by side', async () => {
    const { fake, server } = createWorld()
    const options = { baseUrl: BASE_URL, wx: fake.wx as never, clock: fake.clock }
    const [first, second] = [createLogin(), createLogin()]
    first.config({ ...options, source: 'one' })
    second.config({ ...options, source: 'two' })
    await settle(fake, Promise.all([first.login(), second.login()]))
    expect(first.session?.getToken()).not.toBe(second.session?.getToken())
    expect(
      server
        .requests('/v1/login')
        .map(({ body }) => (body as { source: string }).source)
        .sort(),
    ).toEqual(['one', 'two'])
    first.session?.dispose()
    second.session?.dispose()
  })

  it('B3-32: what is never answered does not block for ever, and can be cancelled', async () => {
    const { fake, session } = createWorld()
    fake.login.next({ never: true })
    expect(await failure(fake, session.login())).toBe('login_timeout')
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const call = session.mustAuth()
    const watched = watch(call)
    await fake.advance(100)
    call.cancel()
    await fake.idle()
    expect([watched.error?.reason, popup.isOpen]).toEqual(['cancel', false])
    const left = watch(session.mustAuth())
    await fake.advance(301_000)
    expect(left.error).toMatchObject({ code: 'cancelled', reason: 'timeout' })
  })

  it('B3-33: registering uses the ticket, with no second wx.login', async () => {
    const { fake, session, server } = createWorld({
      userAuthHandler: async ({ flow }: AuthUiRequest) => {
        await flow.nextStep({ nickname: '小门' })
        return { succeeded: true }
      },
    })
    server.settings.policy = 'profile'
    await settle(fake, session.login())
    expect(fake.calls('login')).toHaveLength(1)
    expect(server.requests('/v1/register')).toHaveLength(1)
    expect(server.requests('/v1/register')[0]?.header['idempotency-key']).toMatch(/^[\da-f]{32}$/)
  })

  it('B3-34: merged calls share the silent part; the UI is for those who allow it; each has its own failAction', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const [a, b] = [vi.fn(), vi.fn()]
    const calls = [
      watch(session.login({ failAction: a })),
      watch(session.login({ mode: 'silent', failAction: b })),
      watch(session.login({ mode: 'forceSilent' })),
    ]
    await fake.advance(200)
    popup.dismiss()
    await fake.idle()
    expect(calls.map(({ error }) => error?.code)).toEqual(['cancelled', 'not_registered', 'not_registered'])
    expect(a).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'cancelled' }))
    expect(b).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'not_registered' }))
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('B3-35: the settings open from a tap only; the dialog can be your own', async () => {
    const { fake } = createWorld()
    fake.permissions.set('scope.userLocation', false)
    fake.permissions.panel.next({ set: { 'scope.userLocation': true } })
    const confirm = vi.fn(
      () =>
        new Promise<boolean>((resolve) => {
          void fake.tap.run(() => {
            resolve(true)
          })
        }),
    )
    await settle(fake, ensureScope('scope.userLocation', { wx: fake.wx, clock: fake.clock, confirm }))
    expect(confirm).toHaveBeenCalledOnce()
    expect(fake.calls('showModal')).toHaveLength(0)
  })

  it('B3-36: the key is checked before a decryption button, never before ordinary requests', async () => {
    const { fake, session } = createWorld({}, { sdkVersion: '2.20.0' })
    await settle(fake, session.request({ url: '/orders' }))
    expect(fake.calls('checkSession')).toHaveLength(0)
    const phone = createPhoneController({ session })
    await settle(fake, phone.show())
    expect(fake.calls('checkSession')).toHaveLength(1)
    phone.dispose()
  })
})

import { describe, expect, it, vi } from 'vitest'
import { fuseLine } from '../../src/decorators.js'
import { createPhoneController } from '../../src/controllers.js'
import { AuthStep, FuseOpenError, Status, createPageHub, guardMethods, mustAuth } from '../../src/index.js'
import { Steps } from '../../src/auth/steps.js'
import { leaveAuthPage, isOwnPath } from '../../src/auth/ui/page-ui.js'
import { Platform } from '../../src/platform/platform.js'
import { chooseAvatar, createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'
import { newUser, problem } from '../support/stub-server.js'

describe('B3, first article: status and queue', () => {
  it('B3-1: new Status(name) works, and track() sets ing, success and fail', async () => {
    const status = new Status('login')
    const seen: string[] = []
    status.onChange((value) => seen.push(value))
    await status.track(Promise.resolve())
    await status.track(Promise.reject(new Error('no'))).catch(() => undefined)
    expect([status.name, ...seen]).toEqual(['login', 'ing', 'success', 'ing', 'fail'])
  })

  it('B3-2: onceSuccess takes a callback and returns the unsubscribe; next() leaves nobody subscribed', async () => {
    const status = new Status('auth')
    const calls: string[] = []
    const stop = status.onceSuccess(() => calls.push('stopped'))
    stop()
    const next = status.next()
    // In the same tick: nothing is missed.
    status.success()
    await next
    status.fail(new Error('later'))
    expect(calls).toEqual([])
    expect((status as unknown as { _listeners: unknown[] })._listeners).toHaveLength(0)
  })

  it('B3-3: must() decides by the state at the call: fail rejects, reset waits', async () => {
    const status = new Status('login')
    status.fail(new Error('first'))
    await expect(status.must()).rejects.toThrow('first')
    status.reset()
    const waiting = watch(status.must())
    status.success()
    await Promise.resolve()
    await Promise.resolve()
    expect(waiting.state).toBe('resolved')
  })

  it('B3-3: the session says how long must() may wait at most', async () => {
    const { fake, session } = createWorld()
    const waiting = watch(session.status.login.must())
    await fake.advance(299_000)
    expect(waiting.state).toBe('pending')
    await fake.advance(2_000)
    expect(waiting.error).toMatchObject({ code: 'cancelled', reason: 'timeout' })
  })

  it('B3-4: the login goes through a transport without the login logic; nothing waits for itself', async () => {
    const { fake, session, server } = createWorld({ middleware: [async (_context, next) => next()] })
    server.route('POST /v1/login', () => ({ data: { code: 'AUTH_EXPIRED' } }))
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('server')
    expect(server.requests('/v1/login')).toHaveLength(1)
  })

  it('B3-5: five callers make one login and get five equal results', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.expireAll()
    const answers = await settle(
      fake,
      Promise.all(Array.from({ length: 5 }, () => session.request({ url: '/orders' }))),
    )
    expect(fake.calls('login')).toHaveLength(2)
    expect(new Set(answers.map(({ statusCode }) => statusCode))).toEqual(new Set([200]))
  })

  it('B3-6: a login that is followed by an accepted request refills the fuse', async () => {
    const { fake, session, server } = createWorld()
    for (let i = 0; i < 10; i++) {
      server.expireAll()
      await settle(fake, session.request({ url: '/orders' }))
    }
    expect(fake.calls('login')).toHaveLength(10)
  })

  it('B3-6: flights outside of the window do not count', async () => {
    const { fake, session } = createWorld()
    for (let i = 0; i < 6; i++) {
      await settle(fake, session.refreshLogin())
      await fake.advance(25_000)
    }
    expect(fake.calls('login')).toHaveLength(6)
  })

  it('B3-7: the queue is empty after each flight, and its limit has an error of its own', async () => {
    const { fake, session } = createWorld({ maxWaiters: 2 })
    for (let round = 0; round < 3; round++) {
      await settle(fake, Promise.all([session.login({ mode: 'force' }), session.login({ mode: 'force' })]))
    }
    const calls = [1, 2, 3].map(() => watch(session.login({ mode: 'force' })))
    await fake.advance(1_000)
    expect(calls.map(({ error }) => error?.code)).toEqual([undefined, undefined, 'queue_full'])
  })

  it('B3-8: all waiters get the same typed error', async () => {
    const { fake, session } = createWorld()
    fake.login.next({ fail: 'broken' })
    const calls = [1, 2, 3].map(() => watch(session.login()))
    await fake.advance(1_000)
    expect(new Set(calls.map(({ error }) => error)).size).toBe(1)
    expect(calls[0]?.error).toMatchObject({ code: 'wx_login_failed' })
  })

  it('B3-9: a typed predicate decides what expired means; the old session stays until the new one is there', async () => {
    const { fake, session, server } = createWorld({
      verdict: ({ data }) => (Object(data).ret === -7 ? 'expired' : undefined),
    })
    const { user } = await settle(fake, session.login())
    let refused = 0
    server.route('GET /legacy', () => ({ data: { ret: refused++ === 0 ? -7 : 0 } }))
    fake.login.next({ after: 1_000 })
    const request = session.request({ url: '/legacy' })
    await fake.advance(500)
    // Not usable, but not gone either.
    expect([session.getToken(), session.user]).toEqual([undefined, user])
    expect((await settle(fake, request)).data).toEqual({ ret: 0 })
  })

  it('B3-10: one replay; none for a method that may have been executed; none after a network error', async () => {
    const { fake, session, server } = createWorld({
      verdict: ({ data }) => (Object(data).ret === -7 ? 'expired-maybe-executed' : undefined),
    })
    await settle(fake, session.login())
    server.route('POST /unsure', () => ({ data: { ret: -7 } }))
    server.route('GET /unsure', () => ({ data: { ret: -7 } }))
    expect(await failure(fake, session.request({ url: '/unsure', method: 'POST' }))).toBe('auth_expired')
    expect(server.requests('/unsure')).toHaveLength(1)
    expect(await failure(fake, session.request({ url: '/unsure' }))).toBe('auth_expired')
    expect(server.requests('/unsure')).toHaveLength(3)
    await settle(fake, session.request({ url: '/orders' }))
    expect(await failure(fake, session.request({ url: '/unsure', method: 'POST', replay: true }))).toBe('auth_expired')
    expect(server.requests('/unsure')).toHaveLength(5)
    await settle(fake, session.request({ url: '/orders' }))
    fake.script('request').next({ fail: 'fail timeout', errno: 5 })
    expect(await failure(fake, session.request({ url: '/orders', method: 'POST' }))).toBe('network')
    expect(server.log.filter(({ method, path }) => method === 'POST' && path === '/orders')).toHaveLength(0)
  })

  it('B3-11: cooling down cannot repair a fuse while it is blown', async () => {
    const { fake } = createWorld()
    const descriptor = { value: async () => 'done' } as TypedPropertyDescriptor<() => Promise<string>>
    const options = { tryTimes: 1, restoreTime: 500, coolDownThreshold: 100, clock: fake.clock }
    const { value } = fuseLine(options)({}, 'run', descriptor)
    const run = () => value?.call(options) as Promise<string>
    await run()
    await expect(run()).rejects.toMatchObject({ code: 'fuse_open' })
    await fake.advance(200)
    await expect(run()).rejects.toMatchObject({ code: 'fuse_open' })
    await fake.advance(400)
    await expect(run()).resolves.toBe('done')
  })
})

describe('B3, first article: steps and UI', () => {
  it('B3-12: no wx.login between the tap and the answer, even if something else wants one', async () => {
    const { fake, session, server } = createWorld({}, { sdkVersion: '2.20.0' })
    await settle(fake, session.login())
    const phone = createPhoneController({ session })
    await settle(fake, phone.show())
    phone.tap()
    const { encryptedData, iv } = fake.wechat.phone()
    fake.wechat.rotation = 'always'
    const forced = watch(session.login({ mode: 'force' }))
    await fake.advance(500)
    expect(fake.calls('login')).toHaveLength(1)
    expect(await settle(fake, phone.result({ encryptedData, iv }))).toBeUndefined()
    await fake.advance(500)
    expect([forced.state, session.hasPhone(), fake.calls('login').length]).toEqual(['resolved', true, 2])
    expect(server.requests('/v1/me/phone')).toHaveLength(1)
    phone.dispose()
  })

  it('B3-13: who has done nothing is at the first step, who has done all is done', () => {
    const steps = new Steps(['profile', 'phone', { name: 'terms', isDone: ({ nickname }) => nickname === 'yes' }])
    const at = (done: Record<string, boolean>, nickname: string | null = null) =>
      steps.current({ ...newUser('u', done), nickname })
    expect([at({}), at({ profile: true }), at({ profile: true, phone: true })]).toEqual([1, 2, 3])
    expect(at({ profile: true, phone: true }, 'yes')).toBe(4)
  })

  it('B3-14: who is past the target is done, in the flow and in mustAuth alike', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true })
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    expect(await settle(fake, session.mustAuth({ mustAuthStep: AuthStep.ONE }))).toBe(2)
    expect(await settle(fake, session.mustAuth({ mustAuthStep: AuthStep.TWO }))).toBe(2)
    const flow = session.createAuthFlow(AuthStep.ONE)
    expect([flow.state.done, flow.state.step, popup.openings]).toEqual([true, undefined, 0])
    flow.dispose()
  })

  it('B3-15: with a full stack the page is replaced, and the promise says so', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    for (let i = 0; i < 9; i++) {
      void fake.wx.navigateTo({ url: '/pages/order/index?n=9' })
      await fake.idle()
    }
    await settle(fake, session.login())
    expect(await failure(fake, session.mustAuth())).toBe('navigation_replaced')
    const { route, options } = fake.navigation.current!
    expect([route, fake.navigation.stack.length]).toEqual(['pages/auth/index', 10])
    expect(decodeURIComponent(options.backTo ?? '')).toBe('/pages/order/index?n=9')
    // It would find a flow that ends with the promise, and show it for ever.
    expect(options).not.toHaveProperty('menjin')
  })

  it('B3-15: the way back is navigateBack, redirectTo, switchTab or reLaunch, to own paths only', async () => {
    const { fake } = createWorld()
    const platform = new Platform(fake.wx, fake.clock, () => fake.getCurrentPages())
    const leave = async (backTo: string) => {
      await settle(fake, leaveAuthPage(platform, backTo))
      return fake.navigation.stack.map(({ route }) => route)
    }
    fake.app.launch({ path: 'pages/order/index' })
    void fake.wx.navigateTo({ url: '/pages/auth/index' })
    await fake.idle()
    expect(await leave('/pages/order/index')).toEqual(['pages/order/index'])
    fake.app.launch({ path: 'pages/auth/index' })
    expect(await leave('/pages/order/index?id=7')).toEqual(['pages/order/index'])
    expect(fake.navigation.current?.options).toEqual({ id: '7' })
    fake.app.launch({ path: 'pages/auth/index' })
    expect(await leave('/pages/tab/index')).toEqual(['pages/tab/index'])
    for (const foreign of ['https://evil.example', '//evil.example', '/\\evil.example', 'pages/order/index', '']) {
      expect(isOwnPath(foreign)).toBe(false)
    }
  })

  it('B3-16: closing rejects; each call has its own target, and the pop-up shows the highest', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const profile = watch(session.mustAuth({ mustAuthStep: AuthStep.TWO }))
    await fake.advance(100)
    const both = watch(session.mustAuth({ mustAuthStep: AuthStep.THREE }))
    await fake.advance(100)
    expect([popup.openings, popup.flow.state.target]).toEqual([1, AuthStep.THREE])
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect([profile.state, both.state, popup.isOpen]).toEqual(['resolved', 'pending', true])
    popup.dismiss()
    await fake.idle()
    expect(both.error).toMatchObject({ code: 'cancelled' })
  })

  it('B3-17: the fuse rejects with a class that says when, by the clock and without timers', async () => {
    const { fake, session } = createWorld({ refreshLoginFuseLine: 1 })
    await settle(fake, session.refreshLogin())
    const refused: unknown = await session.refreshLogin().catch((error: unknown) => error)
    expect(refused).toBeInstanceOf(FuseOpenError)
    expect(refused).toMatchObject({ retryAfter: 5 })
    await fake.idle()
    expect(fake.clock.pendingTimers).toBe(0)
    await fake.advance(5_000)
    await settle(fake, session.refreshLogin())
  })

  it('B3-18: the session alone publishes step changes; pop-up and mustAuth both hear them', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const steps: unknown[] = []
    session.on('step', (event) => steps.push(event))
    const call = watch(session.mustAuth())
    await fake.advance(100)
    // Finished elsewhere, not in the pop-up.
    server.know({ profile: true })
    await settle(fake, session.reloadUser())
    await fake.idle()
    expect([call.state, popup.isOpen]).toEqual(['resolved', false])
    expect(steps).toEqual([{ step: 2, previous: 1 }])
  })

  it('B3-18a: unbinding and logging out lower the step, and publish the change', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true, phone: true })
    await settle(fake, session.login())
    const steps: number[] = []
    session.on('step', ({ step }) => steps.push(step))
    await settle(fake, session.unbindPhone())
    await settle(fake, session.logout())
    expect([steps, session.currentAuthStep()]).toEqual([[2, 1], 1])
  })

  it('B3-18b: nextStep awaits the server before it goes on, and looks for data, not for an event', async () => {
    const { fake, session, server } = createWorld({ steps: ['phone'] })
    await settle(fake, session.login())
    const flow = session.createAuthFlow('phone')
    const order: string[] = []
    flow.subscribe(({ busy, done }) => order.push(busy ? 'busy' : done ? 'done' : 'open'))
    await settle(fake, flow.nextStep({ detail: { errMsg: 'getPhoneNumber:ok' } }))
    expect(server.requests('/v1/me/phone')).toHaveLength(0)
    await settle(fake, flow.nextStep({ detail: { code: fake.wechat.phone().code } }))
    expect(order.slice(1, 2).concat(order.slice(-1))).toEqual(['busy', 'done'])
    flow.dispose()
  })

  it('B3-18c: a guarded handler takes onDenied; without one a cancel ends quietly, other errors are reported', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const denied = vi.fn()
    const run = vi.fn()
    const tap = { type: 'tap', currentTarget: {} }
    const calls = [
      watch(Promise.resolve(mustAuth({ session, step: 'phone', onDenied: denied }, run)(tap))),
      watch(Promise.resolve(mustAuth({ session, step: 'phone' }, run)(tap))),
      watch(Promise.resolve(guardMethods({ onLoad: run }, { onLoad: { session, step: 'phone' } }).onLoad())),
      watch(Promise.resolve(mustAuth({ session, step: 'absent' }, run)(tap))),
    ]
    await fake.advance(100)
    popup.dismiss()
    await fake.idle()
    expect(calls.map(({ state }) => state)).toEqual(['resolved', 'resolved', 'resolved', 'rejected'])
    expect(denied).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'cancelled' }))
    expect(run).not.toHaveBeenCalled()
  })

  it('B3-19a: targets can be named, so that an app that needs only the phone has a value for it', async () => {
    const { fake, session, server } = createWorld()
    server.know({ phone: true })
    await settle(fake, session.login())
    expect(session.currentAuthStep()).toBe(1)
    await settle(fake, session.mustAuth({ step: 'phone' }))
    await settle(fake, session.mustAuth({ mustAuthStep: 'phone' }))
    expect(await failure(fake, session.mustAuth({ step: 'fone' }))).toBe('invalid_argument')
  })

  it('B3-19b: wrappers serve object literals, decorators serve classes in both signatures', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true })
    await settle(fake, session.login())
    const page = guardMethods(
      {
        n: 1,
        buy(this: { n: number }, add: number) {
          return this.n + add
        },
        methods: { pay: () => 'paid' },
      },
      { buy: { session, step: 'profile' }, pay: { session, step: 'profile' } },
    )
    expect(await settle(fake, Promise.resolve(page.buy(2)))).toBe(3)
    expect(await settle(fake, Promise.resolve(page.methods.pay()))).toBe('paid')
    // Standard decorators: (method, context).
    const standard = mustAuth({ session, step: 'profile' })((word: string) => `${word}!`, {
      kind: 'method',
      name: 'say',
    })
    expect(await settle(fake, Promise.resolve(standard('hi')))).toBe('hi!')
    expect(() => guardMethods({}, { absent: {} })).toThrow('no method named absent')
  })

  it('B3-19c: the profile step is avatar and nickname filling', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const avatarUrl = await chooseAvatar(fake)
    const flow = session.createAuthFlow('profile')
    await settle(fake, flow.nextStep({ avatarUrl, nickname: '小门' }))
    expect(server.log.map(({ path }) => path).slice(1)).toEqual(['/v1/me/avatar', '/v1/me'])
    expect(flow.state.done).toBe(true)
    flow.dispose()
  })
})

it('B3-22: the hub answers only those who wait for that id', () => {
  const hub = createPageHub()
  const seen: string[] = []
  hub.subscribe('a', () => seen.push('a'))
  hub.subscribe('b', () => seen.push('b'))
  hub.notify('b', { succeeded: false })
  expect(seen).toEqual(['b'])
})

it('B3-23: a second refusal is returned as an error and not refilled for the fuse', async () => {
  const { fake, session, server } = createWorld()
  server.route('GET /never', () => problem(401, 'token_expired', 'relogin'))
  const codes: string[] = []
  for (let i = 0; i < 4; i++) codes.push(await failure(fake, session.request({ url: '/never' })))
  expect(codes.at(-1)).toBe('fuse_open')
  expect(fake.calls('login')).toHaveLength(3)
})

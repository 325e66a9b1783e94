import { describe, expect, it, vi } from 'vitest'
import type { AuthEngine, Grant, Middleware } from '../../src/index.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'

describe('Later library features', () => {
  it('S2-47: after logout({needClearAuth}) nothing logs in silently until the user asks', async () => {
    const world = createWorld()
    const { fake, session, server } = world
    await settle(fake, session.login())
    await settle(fake, session.logout({ needClearAuth: true }))
    fake.clearCalls()
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('logged_out')
    expect(await failure(fake, session.login({ mode: 'silent' }))).toBe('logged_out')
    server.route('GET /feed', () => ({ data: 'feed' }))
    await settle(fake, session.request({ url: '/feed', loginOpts: { mode: 'silent' } }))
    const restarted = world.restart()
    expect(await failure(fake, restarted.ensureLogin())).toBe('logged_out')
    expect(fake.calls('login')).toHaveLength(0)
    await settle(fake, restarted.login())
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('S2-47: without it the next request logs in again', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    await settle(fake, session.logout({ needClearAuth: false }))
    await settle(fake, session.request({ url: '/orders' }))
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('S2-47: a session that the server ended elsewhere is a logout, too, where the program says so', async () => {
    const { fake, session, server } = createWorld({ onRevoked: 'logout' })
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const asked = watch(session.mustAuth())
    await fake.advance(100)
    server.expireAll('token_revoked')
    const reasons: string[] = []
    session.on('logout', ({ reason }) => reasons.push(reason))
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('auth_expired')
    expect([reasons, session.user, asked.error?.code, popup.isOpen]).toEqual([
      ['revoked'],
      undefined,
      'superseded',
      false,
    ])
    expect([session.status.login.value, session.status.auth.value]).toEqual(['idle', 'idle'])
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('logged_out')
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('S2-48: hooks tell of success, failure and cancel, and of new logins', async () => {
    const names = [
      'onUserAuthSucceeded',
      'onUserAuthFailed',
      'onUserAuthCanceled',
      'onNewlyLogin',
      'onLoginFailed',
    ] as const
    const hooks = Object.fromEntries(names.map((name) => [name, vi.fn()]))
    const { fake, session, server } = createWorld({ hooks })
    const popup = mountPopup(fake)
    await settle(fake, session.login())
    expect(hooks.onNewlyLogin).toHaveBeenCalledExactlyOnceWith({ user: session.user, created: true })

    watch(session.mustAuth())
    await fake.advance(100)
    popup.dismiss()
    await fake.idle()
    expect(hooks.onUserAuthCanceled).toHaveBeenCalledOnce()

    watch(session.mustAuth())
    await fake.advance(100)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    expect(hooks.onUserAuthSucceeded).toHaveBeenCalledOnce()

    expect(await failure(fake, session.mustAuth({ step: 'phone', popupCompName: 'absent' }))).toBe('ui_missing')
    expect(hooks.onUserAuthFailed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'ui_missing' }))

    server.expireAll()
    fake.login.always({ fail: 'broken' })
    await Promise.allSettled([
      settle(fake, session.request({ url: '/orders' })),
      settle(fake, session.request({ url: '/orders' })),
    ])
    expect(hooks.onLoginFailed).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'wx_login_failed' }))
  })

  it('S2-49: loginStepAddOn turns a successful login into a failure with its own code and message', async () => {
    const { fake, session, server } = createWorld({
      loginStepAddOn: async () => ({ ok: false, code: 'AGE', message: 'too young' }),
    })
    const error: object = await settle(
      fake,
      session.login().catch((reason: unknown) => reason as object),
    )
    expect(error).toMatchObject({ code: 'add_on_refused', addOnCode: 'AGE', message: 'too young' })
    expect(session.getToken()).toBeUndefined()
    await fake.advance(1_000)
    // The session that the server had opened is not left behind.
    expect(server.tokens.size).toBe(0)
  })

  it('S2-50: anonymous information is made before the login and sent with it', async () => {
    const world = createWorld({ anonymousHeader: 'X-Visitor' })
    const { fake, session, server } = world
    server.route('GET /feed', () => ({ data: 'feed' }))
    await settle(fake, session.request({ url: '/feed', needLogin: false }))
    const { anonymousId } = session
    expect(anonymousId).toMatch(/^[\da-f]{32}$/)
    expect(server.requests('/feed')[0]?.header['x-visitor']).toBe(anonymousId)
    const restarted = world.restart()
    await settle(fake, restarted.login())
    expect(restarted.anonymousId).toBe(anonymousId)
    expect(server.requests('/v1/login')[0]?.body).toMatchObject({ device: { id: anonymousId } })
  })

  it('S2-51: there are several sign-in methods by name, and a call chooses', async () => {
    const sms: AuthEngine = async ({ post }) => (await post('/sms', { phone: '1' })) as Grant
    const { fake, session, server } = createWorld({ engines: { sms } })
    const user = server.know({ phone: true }, 'by-sms')
    server.tokens.set('mj_sms', user.id)
    server.route('POST /sms', () => ({
      data: { token: 'mj_sms', tokenType: 'Bearer', expiresIn: 60, expiresAt: '', created: false, user },
    }))
    await settle(fake, session.login({ engine: 'sms' }))
    expect([session.getToken(), fake.calls('login').length]).toEqual(['mj_sms', 0])
    expect(await failure(fake, session.login({ engine: 'absent', mode: 'force' }))).toBe('not_configured')
    // Another method does not join a flight of this one.
    const both = [session.login({ mode: 'force' }), session.login({ mode: 'force', engine: 'sms' })]
    const [wechat, text] = await settle(fake, Promise.all(both))
    expect([wechat?.user.id === user.id, text?.user.id]).toEqual([false, user.id])
  })

  it('S2-52: codes tell apart silent failure, cancel, failed authorization, add-on and internal error', async () => {
    const codes: string[] = []
    const silent = createWorld()
    silent.server.settings.policy = 'phone'
    codes.push(await failure(silent.fake, silent.session.login({ mode: 'silent' })))
    const cancelled = createWorld({ userAuthHandler: async () => ({ succeeded: false }) })
    cancelled.server.settings.policy = 'phone'
    codes.push(await failure(cancelled.fake, cancelled.session.login()))
    const denied = createWorld({ userAuthHandler: async () => ({ succeeded: true }) })
    denied.server.settings.policy = 'phone'
    codes.push(await failure(denied.fake, denied.session.login()))
    const addOn = createWorld({ loginStepAddOn: () => ({ ok: false }) })
    codes.push(await failure(addOn.fake, addOn.session.login()))
    const internal = createWorld({
      loginStepAddOn: () => {
        throw new Error('bug')
      },
    })
    codes.push(await failure(internal.fake, internal.session.login()))
    expect(codes).toEqual(['not_registered', 'cancelled', 'denied', 'add_on_refused', 'internal'])
  })

  it('S2-53: middleware may continue, cancel, feed, override and retry', async () => {
    const log: string[] = []
    let failures = 1
    const middleware: Middleware[] = [
      async (context, next) => {
        log.push(`continue ${context.attempt}`)
        const response = await next()
        return { ...response, data: { ...(response.data as object), overridden: true } }
      },
      async ({ options }, next) => {
        if (options.url.endsWith('/cancel')) throw Object.assign(new Error('no'), { code: 'mine' })
        if (options.url.endsWith('/feed')) return { statusCode: 200, data: { fed: true } }
        options.header = { ...options.header, 'X-Sign': 'signed' }
        try {
          return await next()
        } catch {
          return next()
        }
      },
      async (_context, next) => {
        if (failures-- > 0) throw new Error('once')
        return next()
      },
    ]
    const { fake, session, server } = createWorld({ middleware })
    const response = await settle(fake, session.request({ url: '/orders' }))
    expect(response.data).toEqual({ orders: [], overridden: true })
    expect(server.requests('/orders')[0]?.header['x-sign']).toBe('signed')
    expect((await settle(fake, session.request({ url: '/feed' }))).data).toEqual({ fed: true, overridden: true })
    expect(await failure(fake, session.request({ url: '/cancel' }))).toBe('mine')
    expect(server.requests('/feed').concat(server.requests('/cancel'))).toHaveLength(0)
    // The login itself goes through none of it.
    expect(server.requests('/v1/login')[0]?.header['x-sign']).toBeUndefined()
    expect(log).toEqual(['continue 1', 'continue 1', 'continue 1'])
  })
})

import { describe, expect, it } from 'vitest'
import { CoreSession } from '../../src/core.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'
import { BASE_URL, newUser } from '../support/stub-server.js'

const GRANT = { token: 'mj_x', tokenType: 'Bearer', expiresIn: 60, created: false, user: newUser('u') }

describe('login service', () => {
  it.each([
    ['no body', undefined],
    ['no token', { ...GRANT, token: '' }],
    ['no life', { ...GRANT, expiresIn: 0 }],
    ['a life that is no number', { ...GRANT, expiresIn: 'soon' }],
    ['a life that is over', { ...GRANT, expiresIn: -1 }],
    ['no user', { ...GRANT, user: undefined }],
    ['a user without id', { ...GRANT, user: { ...newUser('u'), id: '' } }],
  ])('takes %s for no login', async (_name, data) => {
    const { fake, session, server } = createWorld()
    server.route('POST /v1/login', () => ({ data }))
    expect(await failure(fake, session.login())).toBe('server')
    expect([session.loggedIn, session.user, session.status.login.value]).toEqual([false, undefined, 'fail'])
  })

  it('works without any interface: the core alone logs in, renews, and says that registration is needed', async () => {
    const { fake, server } = createWorld()
    const core = new CoreSession({ source: 'mall', baseUrl: BASE_URL, wx: fake.wx, clock: fake.clock, name: 'core' })
    expect(await settle(fake, core.login())).toMatchObject({ via: 'silent', created: true })
    expect(await settle(fake, core.login())).toMatchObject({ via: 'stored', created: false })
    expect(await settle(fake, core.refreshLogin())).toMatchObject({ via: 'silent', created: false })
    server.expireAll()
    expect((await settle(fake, core.request({ url: '/orders' }))).statusCode).toBe(200)
    server.users.clear()
    server.settings.policy = 'profile'
    expect(await failure(fake, core.login({ mode: 'force' }))).toBe('not_registered')
    core.dispose()
  })

  it('reports the status once for all logins that run at the same time, with the page that asked first', async () => {
    const { fake, session } = createWorld()
    const seen: [string, string | undefined][] = []
    session.on('status', ({ state, page }) => seen.push([state, page?.route]))
    fake.login.next({ after: 500 })
    const first = session.login()
    await fake.advance(100)
    void fake.wx.navigateTo({ url: '/pages/order/index' })
    await fake.advance(100)
    await settle(fake, Promise.all([first, session.login()]))
    expect(seen).toEqual([
      ['ing', 'pages/index/index'],
      ['success', 'pages/index/index'],
    ])
    await settle(fake, session.login({ mode: 'force' }))
    expect(seen.slice(2)).toEqual([
      ['ing', 'pages/order/index'],
      ['success', 'pages/order/index'],
    ])
  })

  it('fails as a whole when the last of them has failed, not before', async () => {
    const { fake, session } = createWorld({ engines: { slow: () => new Promise(() => undefined) } })
    fake.login.next({ after: 500 })
    const login = session.login()
    const given = watch(login)
    const other = session.login()
    watch(other)
    await fake.advance(100)
    login.cancel()
    await fake.idle()
    expect([given.error?.code, session.status.login.value]).toEqual(['cancelled', 'ing'])
    await settle(fake, other)
    expect(session.status.login.value).toBe('success')
  })

  it('stays a success when only the renewal of a good login fails', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    fake.login.next({ fail: 'broken' })
    await failure(fake, session.login({ mode: 'force' }))
    expect(session.status.login.value).toBe('success')
  })

  it('is a success when the UI of one login outlasts another login that failed', async () => {
    const { fake, session } = createWorld()
    const popup = mountPopup(fake)
    const asked = watch(session.login({ mode: 'forceAuth' }))
    await fake.advance(100)
    fake.login.next({ fail: 'broken' })
    await failure(fake, session.login({ mode: 'forceSilent' }))
    expect(asked.state).toBe('pending')
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await settle(fake, popup.flow.nextStep(fake.wechat.phone()))
    await fake.idle()
    expect([asked.state, session.status.login.value]).toEqual(['resolved', 'success'])
  })

  it('is idle after a logout, and whoever was overtaken by it says nothing more', async () => {
    const { fake, session } = createWorld()
    const seen: string[] = []
    session.on('status', ({ state }) => seen.push(state))
    fake.login.next({ after: 500 })
    const login = watch(session.login())
    await fake.advance(100)
    await settle(fake, session.logout())
    await fake.advance(1_000)
    expect([login.error?.code, seen]).toEqual(['superseded', ['ing', 'idle']])
    await settle(fake, session.login())
    await settle(fake, session.logout())
    expect(session.status.login.value).toBe('idle')
  })

  it('is idle when the login has expired, and goes on if one is under way', async () => {
    const { fake, session, server } = createWorld({ renewOnShow: false })
    server.settings.expiresIn = 600
    await settle(fake, session.login())
    const away = async (ms: number) => {
      fake.app.hide()
      await fake.advance(ms)
      fake.app.show()
      await fake.idle()
    }
    await away(60_000)
    expect(session.status.login.value).toBe('success')
    await away(600_000)
    expect([session.status.login.value, fake.calls('login').length]).toEqual(['idle', 1])
    fake.login.next({ after: 3_000 })
    const login = session.login()
    await fake.advance(100)
    await away(100)
    expect(session.status.login.value).toBe('ing')
    await settle(fake, login)
  })

  it('has been asked once somebody asked, also if that login failed', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    await settle(fake, session.logout())
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('logged_out')
    fake.login.next({ fail: 'broken' })
    expect(await failure(fake, session.login())).toBe('wx_login_failed')
    expect((await settle(fake, session.request({ url: '/orders' }))).statusCode).toBe(200)
  })

  it('says what an add-on threw, and keeps nothing of that login', async () => {
    const bug = new Error('bug')
    const { fake, session, server } = createWorld({ loginStepAddOn: () => Promise.reject(bug) })
    const error: unknown = await settle(
      fake,
      session.login().catch((reason: unknown) => reason),
    )
    expect(error).toMatchObject({ code: 'internal', cause: bug })
    await fake.advance(100)
    expect([session.loggedIn, server.tokens.size]).toEqual([false, 0])
  })
})

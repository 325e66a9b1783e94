import { describe, expect, it, vi } from 'vitest'
import { createLogin, type AuthUiRequest, type UserAuthHandler } from '../../src/index.js'
import { BASE_URL } from '../support/stub-server.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'

const giveNickname: UserAuthHandler = async () => ({ succeeded: true, data: { nickname: '小门' } })

describe('Configuration and reuse', () => {
  it('S2-37: Login.config comes before other calls, and then they work', async () => {
    const { fake } = createWorld()
    const Login = createLogin()
    Login.config({
      source: 'mall',
      baseUrl: BASE_URL,
      wx: fake.wx,
      clock: fake.clock,
      userAuthHandler: giveNickname,
    })
    expect(await settle(fake, Login.checkLogin())).toBe(false)
    await settle(fake, Login.login())
    expect((await settle(fake, Promise.resolve(Login.requestWithLogin({ url: '/orders' })))).statusCode).toBe(200)
    expect((await settle(fake, Promise.resolve(Login.request({ url: '/orders' })))).statusCode).toBe(200)
    expect(await settle(fake, Login.mustAuth({ step: 'profile' }))).toBe(2)
    expect(await settle(fake, Login.logout())).toEqual({ ended: true })
    Login.session?.dispose()
  })

  it('S2-38: a public call before config prints what is missing and fails', async () => {
    const { fake } = createWorld()
    const error = vi.spyOn(console, 'error').mockImplementation(() => undefined)
    const Login = createLogin()
    const calls: (() => unknown)[] = [
      () => Login.login(),
      () => Login.checkLogin(),
      () => Login.request({ url: '/' }),
      () => Login.requestWithLogin({ url: '/' }),
      () => Login.mustAuth(),
      () => Login.logout(),
    ]
    for (const call of calls) expect(await failure(fake, call() as Promise<unknown>)).toBe('not_configured')
    expect(error).toHaveBeenCalledTimes(calls.length)
    expect(error).toHaveBeenCalledWith('[Login] Please call Login.config first')
    error.mockRestore()
  })

  it('S2-39: source is sent with the login', async () => {
    const { fake, create, server } = createWorld()
    await settle(fake, create({ source: 'second' }).login())
    expect(server.requests('/v1/login')[0]?.body).toMatchObject({ source: 'second' })
  })

  it('S2-40: userAuthHandler replaces the UI of the whole program', async () => {
    const { fake, session, server } = createWorld({ userAuthHandler: giveNickname })
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    expect((await settle(fake, session.login())).user.nickname).toBe('小门')
    expect(popup.openings).toBe(0)
  })

  it('S2-41: a page has its own words; what it leaves out falls back to the defaults', async () => {
    const { fake, session } = createWorld({ userAuthTips: { title: 'program', content: 'program' } })
    fake.navigation.definePage('pages/order/index', {
      $loginUserAuthTips: () => ({ title: 'page' }),
    })
    fake.app.launch({ path: 'pages/order/index' })
    const popup = mountPopup(fake)
    await settle(fake, session.login())
    watch(session.mustAuth())
    await fake.advance(100)
    expect(popup.tips).toEqual({ title: 'page', content: 'program', confirmTxt: '去完成' })
  })

  it('S2-42: words of one page do not influence another', async () => {
    const { fake, session } = createWorld({ lang: 'en' })
    fake.navigation.definePage('pages/order/index', { $loginUserAuthTips: () => ({ title: 'order' }) })
    await settle(fake, session.login())
    void fake.wx.navigateTo({ url: '/pages/order/index' })
    await fake.idle()
    const first = mountPopup(fake)
    const call = watch(session.mustAuth())
    await fake.advance(100)
    first.dismiss()
    void fake.wx.navigateBack({})
    await fake.advance(100)
    const second = mountPopup(fake)
    watch(session.mustAuth())
    await fake.advance(100)
    expect([first.tips?.title, second.tips?.title, call.state]).toEqual(['order', 'Almost there', 'rejected'])
  })

  it('S2-43: $loginOpts of a page overrides the handler and adds hooks that run first', async () => {
    const order: string[] = []
    const { fake, session } = createWorld({
      userAuthHandler: async () => {
        order.push('program handler')
        return { succeeded: false }
      },
      hooks: { onUserAuthSucceeded: () => order.push('program hook') },
    })
    fake.navigation.definePage('pages/order/index', {
      $loginOpts: {
        userAuthHandler: (request: AuthUiRequest) => {
          order.push('page handler')
          return giveNickname(request)
        },
        onUserAuthSucceeded: () => order.push('page hook'),
      },
    })
    fake.app.launch({ path: 'pages/order/index' })
    await settle(fake, session.login())
    await settle(fake, session.mustAuth())
    expect(order).toEqual(['page handler', 'page hook', 'program hook'])
  })

  it('S2-44: a call brings its own handler and failAction', async () => {
    const { fake, session } = createWorld({ userAuthHandler: async () => ({ succeeded: false }) })
    await settle(fake, session.login())
    const failAction = vi.fn()
    expect(await failure(fake, session.mustAuth({ failAction }))).toBe('cancelled')
    expect(failAction).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ code: 'cancelled' }))
    await settle(fake, session.mustAuth({ userAuthHandler: giveNickname }))
  })

  it('S2-45: words come from the page that asked, even if another is on top when the UI opens', async () => {
    const requests: AuthUiRequest[] = []
    const { fake, session } = createWorld({
      userAuthHandler: async (request) => {
        requests.push(request)
        return { succeeded: false }
      },
    })
    fake.navigation.definePage('pages/order/index', { $loginUserAuthTips: () => ({ title: 'asked here' }) })
    fake.app.launch({ path: 'pages/order/index' })
    const asking = fake.navigation.current
    fake.login.next({ after: 500 })
    watch(session.mustAuth())
    void fake.wx.navigateTo({ url: '/pages/index/index' })
    await fake.advance(2_000)
    expect(requests[0]?.tips.title).toBe('asked here')
    expect(requests[0]?.page).toBe(asking)
  })
})

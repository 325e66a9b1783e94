import { describe, expect, it } from 'vitest'
import { AuthDisplayMode, AuthStep, mustAuth } from '../../src/index.js'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'

describe('mustAuth', () => {
  it('S1-46: resolves at once when the step is high enough; no UI appears', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true, phone: true })
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const call = watch(session.mustAuth({ mustAuthStep: AuthStep.THREE }))
    await fake.idle()
    expect(call).toMatchObject({ state: 'resolved', value: 3 })
    expect(popup.openings).toBe(0)
  })

  it('S1-47: the pop-up of the page is told the step, opened and waited for; its name is an option', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake, '#my-popup')
    const call = watch(session.mustAuth({ mustAuthStep: AuthStep.TWO, popupCompName: 'my-popup' }))
    await fake.advance(100)
    expect(popup).toMatchObject({ isOpen: true, target: AuthStep.TWO })
    expect(call.state).toBe('pending')
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(call).toMatchObject({ state: 'resolved', value: 2 })
    expect(popup.isOpen).toBe(false)
  })

  it('S1-48: resolves when status.auth succeeds and rejects when it fails', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const seen: string[] = []
    session.status.auth.onChange((value) => seen.push(value))
    const refused = watch(session.mustAuth())
    await fake.advance(100)
    popup.dismiss()
    await fake.idle()
    expect(refused.error).toMatchObject({ code: 'cancelled', reason: 'closed' })
    const done = watch(session.mustAuth())
    await fake.advance(100)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(done.state).toBe('resolved')
    expect(seen.filter((value, i) => value !== seen[i - 1])).toEqual(['ing', 'fail', 'ing', 'success'])
  })

  it.each([
    ['without a pop-up on the page', {}],
    ['with mode PAGE', { mode: AuthDisplayMode.PAGE }],
  ])('S1-49: %s it goes to the auth page with the encoded current address', async (_name, options) => {
    const { fake, session } = createWorld({ authPage: '/pages/auth/index' })
    fake.app.launch({ path: 'pages/order/index', query: { id: '7', q: '%E9%97%A8' } })
    await settle(fake, session.login())
    if ('mode' in options) mountPopup(fake)
    const call = session.mustAuth(options)
    call.catch(() => undefined)
    await fake.advance(100)
    const page = fake.navigation.current
    expect(page?.route).toBe('pages/auth/index')
    expect(decodeURIComponent(page?.options.backTo ?? '')).toBe('/pages/order/index?id=7&q=%E9%97%A8')
  })

  it('S1-50: after success the auth page returns to where it was asked', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    const call = session.mustAuth({ step: 'profile' })
    await fake.advance(100)
    expect(fake.navigation.current?.route).toBe('pages/auth/index')
    await settle(fake, session.updateUser({ nickname: '小门' }))
    await settle(fake, call)
    await fake.advance(100)
    expect(fake.navigation.stack.map(({ route }) => route)).toEqual(['pages/index/index'])
  })

  it('S1-51: in PAGE mode the promise does not resolve before the authorization succeeded', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    const call = watch(session.mustAuth({ mode: AuthDisplayMode.PAGE }))
    await fake.advance(30_000)
    expect(call.state).toBe('pending')
    void fake.wx.navigateBack({})
    await fake.advance(2_000)
    expect(call.error).toMatchObject({ code: 'cancelled', reason: 'page-gone' })
  })

  it('S1-52: AuthDisplayMode is POPUP (button) or PAGE (page)', () => {
    expect(AuthDisplayMode).toEqual({ POPUP: 'button', PAGE: 'page' })
  })

  it('S1-53: a decorated method runs only after the step, with its own this and arguments, and returns its result', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    class Cart {
      readonly items = ['a']
      add(item: string, count: number): string {
        return `${this.items.length}${item}${count}`
      }
    }
    const guard = mustAuth({ step: 'profile', session })
    const descriptor = Object.getOwnPropertyDescriptor(Cart.prototype, 'add') as TypedPropertyDescriptor<Cart['add']>
    Object.defineProperty(Cart.prototype, 'add', guard(Cart.prototype, 'add', descriptor))
    const call = watch(Promise.resolve(new Cart().add('b', 2)))
    await fake.advance(100)
    expect(call.state).toBe('pending')
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    expect(call.value).toBe('1b2')
  })

  it('S1-54: if it is refused the decorated method does not run and its promise rejects', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    let ran = false
    const pay = mustAuth({ step: 'phone', session }, () => {
      ran = true
    })
    const call = watch(Promise.resolve(pay() as unknown))
    await fake.advance(100)
    popup.dismiss()
    await fake.idle()
    expect(call.error).toMatchObject({ code: 'cancelled' })
    expect(ran).toBe(false)
  })

  it('S1-55: waitAuth() waits for an authorization under way and opens no UI', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    await expect(settle(fake, session.waitAuth())).resolves.toBe(1)
    expect(popup.openings).toBe(0)
    const asked = session.mustAuth()
    await fake.advance(100)
    const waiting = watch(session.waitAuth())
    await fake.advance(100)
    expect([waiting.state, popup.openings]).toEqual(['pending', 1])
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await settle(fake, asked)
    expect(waiting.value).toBe(2)
  })

  it('S1-56: a pop-up that is demanded but missing rejects with a clear error', async () => {
    const { fake, session } = createWorld({ authPage: 'pages/auth/index' })
    await settle(fake, session.login())
    expect(await failure(fake, session.mustAuth({ mode: AuthDisplayMode.POPUP }))).toBe('ui_missing')
    expect(fake.navigation.current?.route).toBe('pages/index/index')
  })

  it('B3-33, S1-47: a login that needs UI goes on to the demanded step in the same UI', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const call = watch(session.mustAuth({ step: 'phone', popupCompName: 'auth-popup' }))
    await fake.advance(200)
    expect([popup.openings, popup.flow.state.remaining]).toEqual([1, ['profile', 'phone']])
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.idle()
    // Registered and logged in by now, but the phone was asked for.
    expect([session.loggedIn, call.state, popup.isOpen]).toEqual([true, 'pending', true])
    await settle(fake, popup.flow.nextStep(fake.wechat.phone()))
    await fake.idle()
    expect([call.state, session.hasPhone(), popup.isOpen]).toEqual(['resolved', true, false])
    expect([popup.openings, fake.calls('login').length, server.requests('/v1/register').length]).toEqual([1, 1, 1])
  })

  it('B3-34: the UI of such a mustAuth is its own, not that of the program', async () => {
    const { fake, session, server } = createWorld({ authPage: 'pages/auth/index' })
    server.settings.policy = 'profile'
    const popup = mountPopup(fake, '#mine')
    const call = watch(session.mustAuth({ step: 'profile', mode: AuthDisplayMode.POPUP, popupCompName: 'mine' }))
    await fake.advance(200)
    expect([popup.openings, fake.calls('navigateTo').length]).toEqual([1, 0])
    popup.dismiss()
    await fake.idle()
    expect(call.error).toMatchObject({ code: 'cancelled', reason: 'closed' })
  })

  it('B3-25: such a mustAuth speaks for the page that asked, even if another is on top by then', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    fake.login.next({ after: 1_000 })
    const call = session.mustAuth({ step: 'profile' })
    void fake.wx.navigateTo({ url: '/pages/order/index' })
    await fake.advance(1_500)
    expect([fake.navigation.current?.route, popup.openings]).toEqual(['pages/order/index', 1])
    call.cancel()
    expect(await failure(fake, call)).toBe('cancelled')
    expect(popup.isOpen).toBe(false)
  })

  it('N4: a UI that claims success without giving the step ends as denied', async () => {
    const { fake, session } = createWorld({ userAuthHandler: async () => ({ succeeded: true }) })
    await settle(fake, session.login())
    const call: unknown = await settle(
      fake,
      session.mustAuth({ step: 'phone' }).catch((error: unknown) => error),
    )
    expect(call).toMatchObject({ code: 'denied', what: 'phone', action: 'authorize' })
    expect(session.status.auth.value).toBe('fail')
  })

  it('N4: the time limit is for whoever does nothing; each step that is done starts it anew', async () => {
    const { fake, session } = createWorld({ uiTimeout: 60_000 })
    await settle(fake, session.login())
    const popup = mountPopup(fake)
    const call = watch(session.mustAuth({ mustAuthStep: AuthStep.THREE }))
    await fake.advance(50_000)
    await settle(fake, popup.flow.nextStep({ nickname: '小门' }))
    await fake.advance(50_000)
    expect([call.state, popup.isOpen]).toEqual(['pending', true])
    await fake.advance(12_000)
    expect(call.error).toMatchObject({ code: 'cancelled', reason: 'timeout' })
    expect(popup.isOpen).toBe(false)
  })
})

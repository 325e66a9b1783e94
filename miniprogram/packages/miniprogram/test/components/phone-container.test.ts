// @vitest-environment jsdom
import { PHONE_REFUSALS, type PhoneRefusal } from '@menjin/wx-testkit'
import { describe, expect, it } from 'vitest'
import { settle } from '../support/harness.js'
import { raise } from './support/stage.js'
import { stageWith } from './support/world.js'

const EVENTS =
  'bind:getphonenumber="on" bind:success="on" bind:error="on" bind:accept="on" bind:terms="on" bind:termsrequired="on"'
const PLAIN = `<phone-container ${EVENTS} />`
const TERMS = [{ name: '《用户协议》' }, { name: '《隐私政策》', path: '/pages/privacy' }]
const button = 'phone-container button'

describe('phone-container', () => {
  it('S1-39, N11: binds the phone by code and is off afterwards', async () => {
    const { stage, user, session, server, fake } = await stageWith(
      `<phone-container ${EVENTS}><view slot="done">bound</view></phone-container>`,
    )
    await settle(fake, session.login())
    await user.tapPhone()
    expect(stage.events.map(({ type }) => type)).toEqual(['getphonenumber', 'success'])
    expect(server.requests('/v1/me/phone')[0]?.body).toEqual({ code: stage.fired('getphonenumber')[0]?.code })
    expect(stage.text).toBe('bound')
    expect(stage.has(button)).toBe(false)
    expect(session.hasPhone()).toBe(true)
  })

  it('cannot be tapped twice while the server is asked', async () => {
    const { stage, user, session, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    fake.script('request').next({ after: 1000 })
    await user.tapPhone()
    expect(stage.one(button).attribute('disabled')).not.toBeNull()
    expect(stage.text).toBe('请稍候')
    expect(await user.tapPhone()).toEqual([])
    await fake.advance(1000)
    expect(stage.text).toBe('手机号已绑定')
    expect(fake.phone.charges.quick).toBe(1)
  })

  it('waits for a session that is made later', async () => {
    const { stage, create, fake } = await stageWith(`<phone-container session="later" ${EVENTS} />`)
    expect(stage.one(button).attribute('disabled')).not.toBeNull()
    create({ name: 'later' })
    await fake.idle()
    expect(stage.one(button).attribute('disabled')).toBeNull()
  })

  it('leaves the session that its property no longer names', async () => {
    const { stage, create, user, fake, server } = await stageWith(`<phone-container session="{{name}}" ${EVENTS} />`, {
      name: 'mall',
    })
    server.know({ phone: true })
    const other = create({ name: 'other' })
    await settle(fake, other.login())
    expect(stage.has(button)).toBe(true)
    stage.set({ name: 'other' })
    await fake.idle()
    expect(stage.text).toBe('手机号已绑定')
    stage.set({ name: 'nobody' })
    expect(await user.tapPhone()).toEqual([])
  })

  it('N11: is off when a phone is bound and comes back when it is unbound', async () => {
    const { stage, session, server, fake } = await stageWith(PLAIN)
    server.know({ phone: true })
    await settle(fake, session.login())
    expect(stage.text).toBe('手机号已绑定')
    await settle(fake, session.unbindPhone())
    await fake.idle()
    expect(stage.one(button).attribute('disabled')).toBeNull()
  })

  it('stays to change a phone', async () => {
    const { stage, user, session, server, fake } = await stageWith(`<phone-container change ${EVENTS} />`)
    server.know({ phone: true })
    await settle(fake, session.login())
    await user.tapPhone()
    expect(stage.fired('success')).toHaveLength(1)
    expect(stage.one(button).attribute('disabled')).toBeNull()
  })

  it.each(Object.keys(PHONE_REFUSALS) as PhoneRefusal[])('S1-41: sends nothing on the refusal %s', async (outcome) => {
    const { stage, user, session, server, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    await user.tapPhone({ outcome })
    expect(server.requests('/v1/me/phone')).toHaveLength(0)
    expect(stage.fired('error')).toMatchObject([{ code: 'denied', message: '没有得到你的授权，需要时再点一次' }])
    expect(stage.one('.menjin-error').text).toBe('没有得到你的授权，需要时再点一次')
    expect(stage.one(button).attribute('disabled')).toBeNull()
  })

  it("N11: shows that the quota is used up, in the place of the button and without WeChat's toast", async () => {
    const { stage, user, fake } = await stageWith(
      `<phone-container ${EVENTS}><view slot="no-quota">use a text message</view></phone-container>`,
    )
    fake.phone.quota = 0
    await user.tapPhone()
    expect(stage.fired('error')).toMatchObject([{ code: 'no_quota', action: 'contact' }])
    expect(stage.text).toBe('use a text message')
    expect(stage.has(button)).toBe(false)
    expect(fake.screen.toasts).toHaveLength(0)
  })

  it('says so where the user refuses the privacy agreement', async () => {
    const { stage, user, fake } = await stageWith(PLAIN)
    fake.privacy.agreed = false
    fake.privacy.dialog.next({ agree: false })
    await user.tapPhone()
    expect(stage.fired('error')).toMatchObject([{ code: 'privacy_denied' }])
  })

  it('N11: asks for the real-time check only where the base library has it', async () => {
    const wxml = `<phone-container realtime ${EVENTS} />`
    const { stage, user, session, fake } = await stageWith(wxml)
    await settle(fake, session.login())
    expect(stage.one(button).attribute('open-type')).toBe('getRealtimePhoneNumber')
    await user.tapPhone()
    expect(fake.phone.charges).toEqual({ quick: 0, realtime: 1 })
    expect(session.hasPhone()).toBe(true)
    const old = await stageWith(wxml, {}, {}, { sdkVersion: '2.24.3' })
    expect(old.stage.one(button).attribute('open-type')).toBe('getPhoneNumber')
  })

  it('N9: agrees to the privacy agreement in the same tap where the base library asks for it', async () => {
    const wxml = `<phone-container agree-privacy bind:agreeprivacy="on" ${EVENTS} />`
    const { stage, user, session, fake } = await stageWith(wxml)
    await settle(fake, session.login())
    fake.privacy.agreed = false
    await user.tapPhone()
    expect(stage.events.map(({ type }) => type)).toEqual(['agreeprivacy', 'getphonenumber', 'success'])
    const old = await stageWith(wxml, {}, {}, { sdkVersion: '2.32.2' })
    expect(old.stage.one(button).attribute('open-type')).toBe('getPhoneNumber')
  })

  describe('on a base library without phone codes', () => {
    const old = { sdkVersion: '2.21.1' }

    it('N8: looks after the session_key before the button comes alive, and sends the encrypted data', async () => {
      const { stage, user, session, server, fake } = await stageWith(PLAIN, {}, {}, old)
      await settle(fake, session.login())
      fake.wechat.rotateSessionKey()
      fake.checkSession.next({ after: 500, valid: false })
      stage.pageLife('show')
      await fake.idle()
      expect(stage.one(button).attribute('disabled')).not.toBeNull()
      await fake.advance(500)
      expect(stage.one(button).attribute('disabled')).toBeNull()
      expect(fake.calls('login')).toHaveLength(2)
      await user.tapPhone()
      expect(server.requests('/v1/me/phone')[0]?.body).toEqual({
        encryptedData: expect.any(String),
        iv: expect.any(String),
      })
      expect(session.hasPhone()).toBe(true)
    })

    it('N8: asks for a second tap when the key was replaced between tap and decryption', async () => {
      const { stage, user, session, fake } = await stageWith(PLAIN, {}, {}, old)
      await settle(fake, session.login())
      stage.pageLife('show')
      await fake.advance(0)
      fake.wechat.rotateSessionKey()
      await user.tapPhone()
      await fake.advance(100)
      expect(stage.fired('error')).toMatchObject([{ code: 'key_expired', action: 'tap-again' }])
      expect(stage.one('.menjin-error').text).toBe('网络打了个盹，请再点一次')
      await user.tapPhone()
      await fake.advance(100)
      expect(session.hasPhone()).toBe(true)
    })
  })

  describe('with terms', () => {
    const wxml = `<phone-container terms="{{terms}}" accepted="{{accepted}}" ${EVENTS} />`

    it('asks WeChat for nothing until the box is ticked, which it never is by itself', async () => {
      const { stage, user, session, fake } = await stageWith(wxml, { terms: TERMS })
      await settle(fake, session.login())
      expect(stage.one(button).attribute('open-type')).toBe('')
      expect(await user.tapPhone()).toEqual([])
      expect(stage.fired('termsrequired')).toHaveLength(1)
      expect(stage.one('.menjin-error').text).toBe('请先阅读并勾选协议')
      expect(fake.phone.charges.quick).toBe(0)
      await user.tap('.menjin-tick')
      expect(stage.fired('accept')).toEqual([{ accepted: true }])
      expect(stage.has('.menjin-error')).toBe(false)
      await user.tapPhone()
      expect(session.hasPhone()).toBe(true)
    })

    it('takes the consent back when the box is ticked off', async () => {
      const { stage, user } = await stageWith(wxml, { terms: TERMS })
      await user.tap('.menjin-tick')
      await user.tap('.menjin-tick')
      expect(stage.fired('accept')).toEqual([{ accepted: true }, { accepted: false }])
      expect(stage.one(button).attribute('open-type')).toBe('')
    })

    it('opens a term by its path and tells the page which was tapped', async () => {
      const { stage } = await stageWith(wxml, { terms: TERMS })
      expect(stage.one('navigator').attribute('url')).toBe('/pages/privacy')
      for (const link of stage.all('.menjin-link')) link.fire('tap')
      expect(stage.fired('terms')).toEqual(TERMS)
      expect(stage.fired('accept')).toEqual([])
    })

    it('shows no box where the user has agreed already', async () => {
      const { stage } = await stageWith(wxml, { terms: TERMS, accepted: true })
      expect(stage.has('.menjin-terms')).toBe(false)
      expect(stage.one(button).attribute('open-type')).toBe('getPhoneNumber')
    })
  })

  it('only fires the event when it is manual, and is off all the same', async () => {
    const { stage, user, session, server, fake } = await stageWith(`<phone-container manual ${EVENTS} />`)
    await settle(fake, session.login())
    await user.tapPhone()
    expect(stage.fired('getphonenumber')).toMatchObject([{ code: expect.any(String) }])
    expect(server.requests('/v1/me/phone')).toHaveLength(0)
    expect(stage.has(button)).toBe(false)
  })

  it('reports what the server refuses and can be tapped again', async () => {
    const { stage, user, session, server, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    server.authorized('PUT /v1/me/phone', () => ({ status: 500, data: {} }))
    await user.tapPhone()
    await fake.advance(100)
    expect(stage.fired('error')).toMatchObject([{ code: 'server' }])
    expect(stage.one(button).attribute('disabled')).toBeNull()
  })

  it('is disabled by its property', async () => {
    const { stage, user } = await stageWith(`<phone-container disabled="{{off}}" ${EVENTS} />`, { off: true })
    expect(stage.one(button).attribute('aria-disabled')).not.toBeNull()
    expect(await user.tapPhone()).toEqual([])
    stage.set({ off: false })
    expect(stage.one(button).attribute('disabled')).toBeNull()
  })

  it('holds logins back between tap and result only', async () => {
    const { stage, user, session, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    stage.one(button).fire('tap')
    const refreshed = session.refreshLogin()
    await fake.advance(0)
    expect(fake.calls('login')).toHaveLength(1)
    await user.tapPhone({ outcome: 'deny' })
    await settle(fake, refreshed)
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('lets go of session and login when it leaves the page', async () => {
    const { stage, session, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    stage.one(button).fire('tap')
    stage.leave()
    await settle(fake, session.refreshLogin())
    expect(stage.events).toEqual([])
  })

  it('N16: speaks English, and the words of the page', async () => {
    const { stage, user } = await stageWith(
      `<phone-container lang="en" texts="{{texts}}" label="{{label}}" ${EVENTS} />`,
      { texts: { getPhone: 'Log in by phone' }, label: '' },
    )
    expect(stage.text).toBe('Log in by phone')
    stage.set({ label: 'Go' })
    expect(stage.text).toBe('Go')
    expect(stage.one(button).attribute('aria-label')).toBe('Go')
    await user.tapPhone({ outcome: 'deny' })
    expect(stage.one('.menjin-error').text).toBe('You gave no permission. Tap again when you want to')
  })

  it("takes what stands in its slot as the button's content", async () => {
    const { stage } = await stageWith('<phone-container><text>my words</text></phone-container>')
    expect(stage.text).toBe('my words')
    expect(stage.one(button).attribute('aria-label')).toBe('手机号快捷登录')
  })

  it('takes classes from outside and a theme', async () => {
    const { stage } = await stageWith(
      '<phone-container custom-class="mine" button-class="my-button" theme="{{theme}}" />',
      { theme: 'dark' },
    )
    expect(stage.one('.mine').hasClass('menjin--dark')).toBe(true)
    expect(stage.one('.my-button').hasClass('menjin-button')).toBe(true)
    stage.set({ theme: 'auto' })
    expect(stage.one('.mine').hasClass('menjin--auto')).toBe(true)
  })

  it.each([
    ['waiting', '手机号快捷登录', true],
    ['checking', '手机号快捷登录', true],
    ['ready', '手机号快捷登录', false],
    ['busy', '请稍候', true],
    ['done', '手机号已绑定', undefined],
    ['no-quota', '暂时无法获取手机号，请联系客服', undefined],
    ['denied', '手机号快捷登录 没有得到你的授权，需要时再点一次', false],
    ['key_expired', '手机号快捷登录 网络打了个盹，请再点一次', false],
    ['terms', '手机号快捷登录 请先阅读并勾选协议', false],
  ])('shows the state %s without a session', async (state, text, disabled) => {
    const stage = await raise('<phone-container state="{{state}}" />', { state })
    expect(stage.text).toBe(text)
    if (disabled === undefined) expect(stage.has(button)).toBe(false)
    else expect(stage.one(button).attribute('disabled') !== null).toBe(disabled)
  })
})

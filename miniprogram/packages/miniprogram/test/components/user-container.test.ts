// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { settle } from '../support/harness.js'
import { raise } from './support/stage.js'
import { stageWith } from './support/world.js'

const EVENTS =
  'bind:getuserinfo="on" bind:success="on" bind:error="on" bind:accept="on" bind:terms="on" bind:termsrequired="on"'
const SLOTS = '<view slot="guest">who are you?</view><view slot="member">welcome</view>'
const PLAIN = `<user-container ${EVENTS}>${SLOTS}</user-container>`

describe('user-container', () => {
  it('S1-38: sends avatar and nickname and switches from guest to member', async () => {
    const { stage, user, session, server, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    expect(stage.text).toContain('who are you?')
    await user.tapAvatar()
    expect(stage.one('image').attribute('src')).toMatch(/^wxfile:\/\/tmp_/)
    await user.fillNickname()
    await fake.advance(100)
    expect(stage.fired('getuserinfo')).toEqual([
      { nickname: '小门', avatarUrl: expect.stringMatching(/^wxfile:\/\/tmp_/) },
    ])
    expect(stage.fired('success')).toHaveLength(1)
    expect(server.requests('/v1/me/avatar')).toHaveLength(1)
    expect(session.user).toMatchObject({ nickname: '小门', avatarUrl: 'https://cdn.example.com/a.png' })
    expect(stage.text).toBe('welcome')
  })

  it('shows the member part to a known person and the guest part after logout', async () => {
    const { stage, session, server, fake } = await stageWith(PLAIN)
    server.know({ profile: true })
    await settle(fake, session.login())
    expect(stage.text).toBe('welcome')
    await settle(fake, session.logout())
    expect(stage.text).toContain('who are you?')
    expect(stage.has('form')).toBe(true)
  })

  it('sends a typed nickname without an avatar', async () => {
    const { stage, user, session, server, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    await user.fillNickname({ value: ' Ada ' })
    await fake.advance(100)
    expect(session.user?.nickname).toBe('Ada')
    expect(server.requests('/v1/me/avatar')).toHaveLength(0)
    expect(stage.text).toBe('welcome')
  })

  it('sends nothing when WeChat clears a nickname that it does not allow', async () => {
    const { stage, user, session, server, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    await user.fillNickname({ value: 'bad', unsafe: true })
    expect(stage.fired('error')).toMatchObject([{ code: 'invalid_argument' }])
    expect(stage.one('.menjin-error').text).toBe('填写的内容有误')
    expect(server.requests('/v1/me')).toHaveLength(0)
    await user.fillNickname({ value: 'good' })
    await fake.advance(100)
    expect(session.user?.nickname).toBe('good')
  })

  it('does not hold a review against the user that ran out of time', async () => {
    const { user, session, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    await user.fillNickname({ value: 'fine', reviewTimesOut: true })
    await fake.advance(100)
    expect(session.user?.nickname).toBe('fine')
  })

  it('wants an avatar only where the page says so', async () => {
    const { stage, user, session, fake } = await stageWith(`<user-container avatar-required ${EVENTS} />`)
    await settle(fake, session.login())
    await user.fillNickname({ value: 'Ada' })
    expect(stage.fired('error')).toHaveLength(1)
    await user.tapAvatar({ pick: 'cancel' })
    await user.fillNickname({ value: 'Ada' })
    expect(stage.fired('error')).toHaveLength(2)
    await user.tapAvatar()
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect(stage.fired('success')).toHaveLength(1)
  })

  it('is a plain form on base libraries without avatar and nickname filling', async () => {
    const { stage, user, session, fake } = await stageWith(PLAIN, {}, {}, { sdkVersion: '2.21.1' })
    await settle(fake, session.login())
    expect(stage.has('.menjin-avatar')).toBe(false)
    expect(stage.one('input').attribute('type')).toBe('text')
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect(session.user?.nickname).toBe('Ada')
  })

  it('waits while the server is asked, and reports what it refuses', async () => {
    const { stage, user, session, server, fake } = await stageWith(PLAIN)
    await settle(fake, session.login())
    server.authorized('PATCH /v1/me', () => ({ status: 500, data: {} }))
    server.authorized('POST /v1/me', () => ({ status: 500, data: {} }))
    fake.script('request').next({ after: 1000 })
    await user.fillNickname({ value: 'Ada' })
    expect(stage.one('.menjin-button').text).toBe('请稍候')
    expect(stage.one('.menjin-button').attribute('disabled')).not.toBeNull()
    await fake.advance(5000)
    expect(stage.fired('error')).toMatchObject([{ code: 'server' }])
    expect(stage.one('.menjin-button').attribute('disabled')).toBeNull()
  })

  it('asks for nothing before the terms are ticked', async () => {
    const { stage, user, session, fake } = await stageWith(`<user-container terms="{{terms}}" ${EVENTS} />`, {
      terms: [{ name: '《用户协议》' }],
    })
    await settle(fake, session.login())
    expect(await user.tapAvatar()).toEqual([])
    await user.fillNickname({ value: 'Ada' })
    expect(stage.fired('termsrequired')).toHaveLength(2)
    expect(stage.fired('getuserinfo')).toEqual([])
    await user.tap('.menjin-tick')
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect(session.user?.nickname).toBe('Ada')
  })

  it('only fires the event when it is manual', async () => {
    const { stage, user, session, server, fake } = await stageWith(
      `<user-container manual ${EVENTS}>${SLOTS}</user-container>`,
    )
    await settle(fake, session.login())
    await user.fillNickname({ value: 'Ada' })
    expect(stage.fired('getuserinfo')).toEqual([{ nickname: 'Ada' }])
    expect(server.requests('/v1/me')).toHaveLength(0)
    expect(stage.text).toBe('welcome')
  })

  it('stays to change a profile, with what is stored', async () => {
    const { stage, user, session, server, fake } = await stageWith(
      `<user-container session="{{name}}" edit ${EVENTS} />`,
      {
        name: 'nobody',
      },
    )
    server.know({ profile: true })
    await settle(fake, session.login())
    stage.set({ name: '' })
    await fake.idle()
    expect(stage.one('input').attribute('value')).toBe('小门')
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect(session.user?.nickname).toBe('Ada')
    expect(stage.has('form')).toBe(true)
  })

  it('waits for a session', async () => {
    const { stage, user, create, fake } = await stageWith(`<user-container session="later" ${EVENTS} />`)
    expect(stage.one('.menjin-button').attribute('disabled')).not.toBeNull()
    await user.fillNickname({ value: 'Ada' })
    expect(stage.events).toEqual([])
    create({ name: 'later' })
    await fake.idle()
    expect(stage.one('.menjin-button').attribute('disabled')).toBeNull()
  })

  it('N16: is labelled for screen readers, in both languages', async () => {
    const { stage } = await stageWith('<user-container lang="{{lang}}" />', { lang: 'zh' })
    expect(stage.one('.menjin-avatar').attribute('aria-label')).toBe('选择头像')
    expect(stage.one('input').attribute('aria-label')).toBe('昵称')
    stage.set({ lang: 'en' })
    expect(stage.one('.menjin-avatar').attribute('aria-label')).toBe('Choose an avatar')
    expect(stage.one('input').attribute('placeholder')).toBe('Your nickname')
    expect(stage.one('.menjin-button').text).toBe('Save')
  })

  it('takes classes from outside', async () => {
    const stage = await raise(
      '<user-container state="ready" custom-class="a" button-class="b" avatar-class="c" input-class="d" theme="light" />',
    )
    expect(stage.one('.a').hasClass('menjin--light')).toBe(true)
    expect(stage.one('.b').hasClass('menjin-button')).toBe(true)
    expect(stage.one('.c').hasClass('menjin-avatar')).toBe(true)
    expect(stage.one('.d').hasClass('menjin-input')).toBe(true)
  })

  it.each([
    ['waiting', true, ''],
    ['ready', false, ''],
    ['busy', true, ''],
    ['network', false, '网络不给力，请重试'],
    ['terms', false, '请先阅读并勾选协议'],
  ])('shows the state %s without a session', async (state, disabled, error) => {
    const stage = await raise('<user-container state="{{state}}" />', { state })
    expect(stage.one('.menjin-button').attribute('disabled') !== null).toBe(disabled)
    expect(stage.all('.menjin-error').map(({ text }) => text)).toEqual(error ? [error] : [])
  })

  it('shows the state done without a session', async () => {
    const stage = await raise(`<user-container state="done">${SLOTS}</user-container>`)
    expect(stage.text).toBe('welcome')
  })
})

// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { settle } from '../support/harness.js'
import { raise } from './support/stage.js'
import { stageWith } from './support/world.js'

const EVENTS =
  'bind:step="on" bind:done="on" bind:cancel="on" bind:error="on" bind:accept="on" bind:terms="on" bind:termsrequired="on"'
const ALL = `<auth-flow id="flow" must-auth-step="{{target}}" ${EVENTS}><view slot="done">all done</view></auth-flow>`

describe('auth-flow', () => {
  it('S1-42: leads from profile to phone to the end', async () => {
    const { stage, user, session, fake } = await stageWith(ALL, { target: 3 })
    await settle(fake, session.login())
    expect(stage.has('user-container')).toBe(true)
    expect(stage.one('.menjin-progress').text).toBe('1 / 2')
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect(stage.has('user-container')).toBe(false)
    expect(stage.one('.menjin-progress').text).toBe('2 / 2')
    await user.tapPhone()
    await fake.advance(100)
    expect(stage.text).toBe('all done')
    expect(stage.events.map(({ type, detail }) => [type, detail?.step])).toEqual([
      ['step', 'profile'],
      ['step', 'phone'],
      ['done', undefined],
    ])
    expect(session.user).toMatchObject({ nickname: 'Ada', steps: { profile: true, phone: true } })
  })

  it('S1-36a: begins where the user stands', async () => {
    const { stage, session, server, fake } = await stageWith(ALL, { target: 3 })
    server.know({ profile: true })
    await settle(fake, session.login())
    expect(stage.has('phone-container')).toBe(true)
    expect(stage.has('user-container')).toBe(false)
  })

  it('S1-45: skips a step that is finished elsewhere', async () => {
    const { stage, session, fake } = await stageWith(ALL, { target: 3 })
    await settle(fake, session.login())
    await settle(fake, session.updateUser({ nickname: 'Ada' }))
    expect(stage.has('phone-container')).toBe(true)
  })

  it('S1-01, B3-19a: shows only the step that is demanded by name', async () => {
    const { stage, user, session, fake } = await stageWith(ALL, { target: 'phone' })
    await settle(fake, session.login())
    expect(stage.has('phone-container')).toBe(true)
    expect(stage.has('.menjin-progress')).toBe(false)
    await user.tapPhone()
    await fake.advance(100)
    expect(stage.text).toBe('all done')
  })

  it('S1-43: follows what is demanded, by property and by method', async () => {
    const { stage, session, server, fake } = await stageWith(ALL, { target: 'profile' })
    server.know({ profile: true })
    await settle(fake, session.login())
    expect(stage.text).toBe('all done')
    stage.set({ target: 3 })
    expect(stage.has('phone-container')).toBe(true)
    stage.component('#flow').setMustAuthStep!('profile')
    expect(stage.text).toBe('all done')
  })

  it('S1-41: stays at the step when the user refuses', async () => {
    const { stage, user, session, server, fake } = await stageWith(ALL, { target: 'phone' })
    await settle(fake, session.login())
    await user.tapPhone({ outcome: 'deny' })
    expect(stage.fired('error')).toMatchObject([{ code: 'denied' }])
    expect(stage.has('phone-container')).toBe(true)
    expect(server.requests('/v1/me/phone')).toHaveLength(0)
  })

  it('takes data from the page', async () => {
    const { stage, session, fake } = await stageWith(ALL, { target: 'phone' })
    await settle(fake, session.login())
    const flow = stage.component('#flow')
    await flow.nextStep!()
    expect(stage.has('phone-container')).toBe(true)
    const detail = await fake.tap.phoneDetail()
    await settle(fake, flow.nextStep!({ type: 'getphonenumber', detail }) as Promise<unknown>)
    expect(stage.text).toBe('all done')
  })

  it("gives steps of the app's own to the page, and shows their errors", async () => {
    let fails = true
    const vip = {
      name: 'vip',
      isDone: () => !fails,
      submit: () => (fails ? Promise.reject(new Error('no')) : Promise.resolve()),
    }
    const { stage, session, fake } = await stageWith(
      `<auth-flow id="flow" must-auth-step="vip" ${EVENTS}><view slot="step">enter your number</view></auth-flow>`,
      {},
      { steps: ['profile', vip] },
    )
    await settle(fake, session.login())
    expect(stage.text).toContain('enter your number')
    const flow = stage.component('#flow')
    await expect(settle(fake, flow.nextStep!({ number: 1 }) as Promise<unknown>)).rejects.toMatchObject({
      code: 'internal',
    })
    expect(stage.one('.menjin-error').text).toBe('出了点问题，请重试')
    fails = false
    await settle(fake, flow.nextStep!({ number: 2 }) as Promise<unknown>)
    expect(stage.text).toBe('已完成')
  })

  it('asks for the terms once, however many steps there are', async () => {
    const { stage, user, session, fake } = await stageWith(
      `<auth-flow must-auth-step="{{3}}" terms="{{terms}}" ${EVENTS} />`,
      { terms: [{ name: '《用户协议》' }] },
    )
    await settle(fake, session.login())
    await user.fillNickname({ value: 'Ada' })
    expect(stage.fired('termsrequired')).toHaveLength(1)
    await user.tap('.menjin-tick')
    expect(stage.has('.menjin-terms')).toBe(true)
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect(stage.has('phone-container')).toBe(true)
    expect(stage.has('.menjin-terms')).toBe(false)
    await user.tapPhone()
    await fake.advance(100)
    expect(stage.fired('done')).toHaveLength(1)
  })

  it.each(['waiting', 'profile', 'phone', 'vip'])('can always be left: %s', async (state) => {
    const stage = await raise(`<auth-flow state="{{state}}" ${EVENTS} />`, { state: state === 'waiting' ? '' : state })
    const skip = stage.one('.menjin-button--plain')
    expect(skip.text).toBe('暂不')
    expect(skip.attribute('disabled')).toBeNull()
    skip.fire('tap')
    expect(stage.fired('cancel')).toHaveLength(1)
  })

  it.each([
    ['profile', 'user-container'],
    ['phone', 'phone-container'],
  ])('shows the state %s without a session', async (state, selector) => {
    const stage = await raise('<auth-flow state="{{state}}" lang="en" />', { state })
    expect(stage.has(selector)).toBe(true)
    expect(stage.one('.menjin-button--plain').text).toBe('Not now')
    expect(stage.one('.menjin-progress').text).toBe('1 / 2')
  })

  it('shows the state done without a session', async () => {
    const stage = await raise('<auth-flow state="done" />')
    expect(stage.text).toBe('已完成')
    expect(stage.has('.menjin-button--plain')).toBe(false)
  })

  it('passes theme and classes on', async () => {
    const stage = await raise('<auth-flow state="phone" theme="dark" button-class="mine" skip-class="no" />')
    expect(stage.all('.menjin--dark')).toHaveLength(2)
    expect(stage.one('.mine').hasClass('menjin-button')).toBe(true)
    expect(stage.one('.no').hasClass('menjin-button--plain')).toBe(true)
  })

  it('leaves nothing behind', async () => {
    const { stage, session, server, fake } = await stageWith(ALL, { target: 3 })
    server.know({ profile: true })
    await settle(fake, session.login())
    const before = stage.events.length
    stage.leave()
    await settle(fake, session.updatePhone({ code: (await fake.tap.phoneDetail())!.code! }))
    expect(stage.events).toHaveLength(before)
  })
})

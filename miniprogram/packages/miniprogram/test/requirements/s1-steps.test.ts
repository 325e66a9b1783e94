import { describe, expect, it } from 'vitest'
import { createPhoneController, createProfileController } from '../../src/controllers.js'
import { AuthStep, type User } from '../../src/index.js'
import { Steps } from '../../src/auth/steps.js'
import { createWorld, settle } from '../support/harness.js'
import { newUser } from '../support/stub-server.js'

describe('Authorization steps', () => {
  it('S1-35: AuthStep is ONE = 1, TWO = 2, THREE = 3', () => {
    expect(AuthStep).toEqual({ ONE: 1, TWO: 2, THREE: 3 })
  })

  it.each([
    [undefined, 1],
    [{}, 1],
    [{ profile: true }, 2],
    [{ phone: true }, 1],
    [{ profile: true, phone: true }, 3],
  ])('S1-36: steps %j are step %i, profile first', (steps, expected) => {
    const user = steps && newUser('u', steps)
    expect(new Steps(['profile', 'phone']).current(user)).toBe(expected)
  })

  it('S1-36: the order is configuration', () => {
    const phoneFirst = new Steps(['phone', 'profile'])
    expect(phoneFirst.current(newUser('u', { phone: true }))).toBe(2)
    expect(phoneFirst.current(newUser('u', { profile: true }))).toBe(1)
  })

  it('S1-36a: an interrupted flow is resumed where it stopped', async () => {
    const world = createWorld()
    const { fake, session } = world
    await settle(fake, session.login())
    const flow = session.createAuthFlow(AuthStep.THREE)
    expect(flow.state.step).toBe('profile')
    await settle(fake, flow.nextStep({ nickname: '小门' }))
    expect(flow.state.step).toBe('phone')
    flow.dispose()
    const restarted = world.restart()
    await settle(fake, restarted.ready)
    const resumed = restarted.createAuthFlow(AuthStep.THREE)
    expect(resumed.state).toMatchObject({ step: 'phone', remaining: ['phone'] })
    resumed.dispose()
  })

  it('S1-37: currentAuthStep() derives the step from the stored user', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true })
    expect(session.currentAuthStep()).toBe(1)
    await settle(fake, session.login())
    expect([session.currentAuthStep(), session.getAuthStep()]).toEqual([2, 2])
  })

  it('S1-38: the profile container has one result, avatar and nickname', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const given: unknown[] = []
    const profile = createProfileController({ session, submit: async (input) => given.push(input) })
    profile.chooseAvatar({ avatarUrl: 'wxfile://tmp_1.png' })
    profile.setNickname('  小门 ')
    expect(await profile.submit()).toBeUndefined()
    expect(given).toEqual([{ nickname: '小门', avatarUrl: 'wxfile://tmp_1.png' }])
  })

  it('S1-39: the phone container has one result, the phone event', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const given: unknown[] = []
    const phone = createPhoneController({ session, submit: async (detail) => given.push(detail) })
    await settle(fake, phone.show())
    const detail = await fake.tap.phoneDetail()
    await settle(fake, phone.result(detail!))
    expect(given).toEqual([detail])
    expect(phone.state.phase).toBe('done')
  })

  it('S1-40: nextStep(e) sends the data of the step, and the user of the answer replaces the stored one', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const flow = session.createAuthFlow(AuthStep.THREE)
    await settle(fake, flow.nextStep({ detail: { nickname: '小门' } }))
    expect(session.user?.nickname).toBe('小门')
    const detail = await fake.tap.phoneDetail()
    await settle(fake, flow.nextStep({ detail: detail! }))
    expect(server.requests('/v1/me/phone')[0]?.body).toEqual({ code: detail?.code })
    expect(session.user?.phone?.masked).toBe('138****0001')
    expect(flow.state.done).toBe(true)
    flow.dispose()
  })

  it.each([{ detail: { errMsg: 'getPhoneNumber:fail user deny' } }, { detail: {} }])(
    'S1-41: a refusal sends nothing and leaves step and UI as they were',
    async (event) => {
      const { fake, session, server } = createWorld({ steps: ['phone'] })
      await settle(fake, session.login())
      const flow = session.createAuthFlow('phone')
      const before = flow.state
      await settle(fake, flow.nextStep(event))
      expect(server.requests('/v1/me/phone')).toHaveLength(0)
      expect(flow.state).toEqual(before)
      flow.dispose()
    },
  )

  it('S1-42: a flow shows profile at ONE, phone at TWO, and done at the demanded step', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const flow = session.createAuthFlow(AuthStep.THREE)
    const seen = [flow.state.step]
    flow.subscribe((state) => seen[seen.length - 1] !== state.step && seen.push(state.step))
    await settle(fake, flow.nextStep({ nickname: '小门' }))
    await settle(fake, flow.nextStep(fake.wechat.phone()))
    expect(seen).toEqual(['profile', 'phone', undefined])
    expect(flow.state.done).toBe(true)
    flow.dispose()
  })

  it('S1-43: the target comes from mustAuthStep and can be changed by setMustAuthStep', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true })
    await settle(fake, session.login())
    const flow = session.createAuthFlow(AuthStep.TWO)
    expect(flow.state).toMatchObject({ done: true, step: undefined })
    flow.setMustAuthStep(AuthStep.THREE)
    expect(flow.state).toMatchObject({ done: false, step: 'phone' })
    flow.dispose()
  })

  it('S1-44: nextStep() without data shows the current step, and at the target status.auth succeeds', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const flow = session.createAuthFlow(AuthStep.TWO)
    expect(await settle(fake, flow.nextStep())).toMatchObject({ step: 'profile', done: false })
    expect(session.status.auth.value).toBe('idle')
    server.know({ profile: true })
    await settle(fake, session.reloadUser())
    await settle(fake, flow.nextStep())
    expect(session.status.auth.value).toBe('success')
    flow.dispose()
  })

  it('S1-45: a step finished elsewhere is skipped', async () => {
    const { fake, session, server } = createWorld()
    server.know()
    await settle(fake, session.login())
    const flow = session.createAuthFlow(AuthStep.THREE)
    expect(flow.state.remaining).toEqual(['profile', 'phone'])
    server.know({ profile: true }) satisfies User
    await settle(fake, session.reloadUser())
    expect(flow.state.remaining).toEqual(['phone'])
    flow.dispose()
  })
})

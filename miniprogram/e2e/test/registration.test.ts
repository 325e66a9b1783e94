import { describe, expect, it } from 'vitest'
import type { NotRegisteredError } from '@menjin/miniprogram'
import { createPerson, type Device } from '../support/device.js'
import { failure } from '../support/failure.js'
import { me } from '../support/server-view.js'
import type { Source } from '../support/sources.js'

async function refusedAtFirst(source: Source): Promise<{ device: Device; refusal: NotRegisteredError }> {
  const device = (await createPerson()).device({ source })
  const refusal = await failure(device.settle(device.session.login({ mode: 'silent' })), 'not_registered')
  expect(refusal.problem).toMatchObject({ status: 403, code: 'registration_required' })
  expect(device.session.loggedIn).toBe(false)
  return { device, refusal }
}

describe('Registration policy', () => {
  it('open: a silent login makes a visitor', async () => {
    const device = (await createPerson()).device()
    const { created, user } = await device.settle(device.session.login({ mode: 'silent' }))
    expect(created).toBe(true)
    expect(user).toMatchObject({ phone: null, nickname: null, steps: { profile: false, phone: false }, authStep: 1 })
    expect(device.session.role).toBe('visitor')
  })

  it('phone: the ticket and a tap on the phone button register, without a second wx.login', async () => {
    const { device, refusal } = await refusedAtFirst('phone')
    expect(refusal.missing).toEqual(['phone'])
    const tap = await device.fake.tap.phoneDetail()
    const user = await device.settle(device.session.register(refusal.ticket!, tap!))
    expect(user.steps.phone).toBe(true)
    expect(device.fake.calls('login')).toHaveLength(1)
    expect(await device.exchanges()).toHaveLength(1)
    expect((await me(device.serverUrl, device.session.getToken())).user).toEqual(user)
  })

  it('phone: encrypted data of an old base library registers too', async () => {
    const { device, refusal } = await refusedAtFirst('phone')
    const tap = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
    expect(tap).not.toHaveProperty('code')
    const user = await device.settle(device.session.register(refusal.ticket!, tap!))
    expect((await me(device.serverUrl, device.session.getToken())).user.phone).toEqual(user.phone)
    expect(user.phone?.masked).toContain('****')
  })

  it('phone: a phone code that rides with the login registers at once', async () => {
    const device = (await createPerson()).device({ source: 'phone' })
    const tap = await device.fake.tap.phoneDetail()
    const { created, user } = await device.settle(device.session.login({ phoneCode: tap!.code! }))
    expect({ created, phone: user.steps.phone }).toEqual({ created: true, phone: true })
    expect(await device.exchanges()).toHaveLength(1)
  })

  it('phone: whoever has registered logs in silently from then on', async () => {
    const { device, refusal } = await refusedAtFirst('phone')
    await device.settle(device.session.register(refusal.ticket!, (await device.fake.tap.phoneDetail())!))
    const again = await device.settle(device.session.login({ mode: 'forceSilent' }))
    expect(again).toMatchObject({ created: false, via: 'silent', user: { steps: { phone: true } } })
  })

  it('profile: the ticket and a nickname register', async () => {
    const { device, refusal } = await refusedAtFirst('profile')
    expect(refusal.missing).toEqual(['profile'])
    const user = await device.settle(device.session.register(refusal.ticket!, { nickname: '小明' }))
    expect(user).toMatchObject({ nickname: '小明', steps: { profile: true } })
    expect((await me(device.serverUrl, device.session.getToken())).user).toEqual(user)
  })

  it('profile: a login that may show UI asks for what is missing and goes on', async () => {
    const asked: unknown[] = []
    const device = (await createPerson()).device({
      source: 'profile',
      session: {
        userAuthHandler: ({ flow }) => {
          asked.push(flow.state.remaining)
          return Promise.resolve({ succeeded: true, data: { nickname: '小红' } })
        },
      },
    })
    const { data } = await device.settle(device.session.request<{ user: { nickname: string } }>({ url: '/v1/me' }))
    expect(data.user.nickname).toBe('小红')
    expect(asked).toEqual([['profile']])
    expect(await device.exchanges()).toHaveLength(1)
  })

  it('closed: new people are refused, and nothing is made of them', async () => {
    const { device, refusal } = await refusedAtFirst('closed')
    expect(refusal.ticket).toBeUndefined()
    const again = await failure(device.settle(device.session.login()), 'not_registered')
    expect(again.problem?.code).toBe('registration_required')
    expect((await device.exchanges()).map(({ outcome }) => outcome)).toEqual(['ok', 'ok'])
  })

  it('a ticket that nobody was given registers nobody', async () => {
    const { device } = await refusedAtFirst('profile')
    const register = device.session.register('made-up', { nickname: '小明' })
    await expect(device.settle(register)).rejects.toMatchObject({ problem: { status: expect.any(Number) } })
    expect(device.session.loggedIn).toBe(false)
  })
})

import { describe, expect, it } from 'vitest'
import { createPerson, type Device } from '../support/device.js'
import { failure } from '../support/failure.js'
import { me } from '../support/server-view.js'

/** Forward-auth of the server: 204 if the step is done, `step_required` otherwise. */
const guarded = '/v1/verify?step=phone'

describe('A request that demands a step', () => {
  const createAsked = async (answer: (device: () => Device) => Promise<{ succeeded: boolean; data?: object }>) => {
    let asked = 0
    const person = await createPerson()
    const device: Device = person.device({
      session: {
        userAuthHandler: async () => {
          asked++
          return answer(() => device)
        },
      },
    })
    await device.settle(device.session.login())
    return { device, asked: () => asked }
  }

  it('asks for it, binds the phone and replays', async () => {
    const { device, asked } = await createAsked(async (phone) => {
      const detail = await phone().fake.tap.phoneDetail()
      return { succeeded: true, data: detail! }
    })
    const answer = await device.settle(device.session.request({ url: guarded }))
    expect(answer.statusCode).toBe(204)
    const { user, session } = await me(device.serverUrl, device.session.getToken())
    expect(answer.header).toMatchObject({
      'Menjin-User': user.id,
      'Menjin-Session': session.id,
      'Menjin-Steps': 'phone',
    })
    expect(user.steps).toEqual({ profile: false, phone: true })
    expect(asked()).toBe(1)
    expect(device.tokens(guarded)).toHaveLength(2)
    expect(await device.exchanges()).toHaveLength(1)
  })

  it('asks once for several requests at the same time', async () => {
    const { device, asked } = await createAsked(async (phone) => {
      const detail = await phone().fake.tap.phoneDetail()
      return { succeeded: true, data: detail! }
    })
    const requests = Array.from({ length: 5 }, () => device.session.request({ url: guarded }))
    const answers = await device.settle(Promise.all(requests))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(204))
    expect(asked()).toBe(1)
    expect(device.fake.phone.charges.quick).toBe(1)
  })

  it('ends with a typed error when the user leaves', async () => {
    const { device } = await createAsked(() => Promise.resolve({ succeeded: false }))
    const error = await failure(device.settle(device.session.request({ url: guarded })), 'cancelled')
    expect(error.code).toBe('cancelled')
    expect(device.tokens(guarded)).toHaveLength(1)
    expect((await me(device.serverUrl, device.session.getToken())).user.phone).toBeNull()
  })

  it('gets the answer of the server where the program shows no UI', async () => {
    const device = (await createPerson()).device()
    const answer = await device.settle(device.session.request({ url: guarded, autoAuth: false }))
    expect(answer).toMatchObject({ statusCode: 403, data: { code: 'step_required', missing: ['phone'] } })
  })

  it('sees a step that was done on another phone, and asks for nothing', async () => {
    const person = await createPerson()
    const [device, other] = [person.device(), person.device()]
    await device.settle(device.session.login())
    await other.settle(other.session.login())
    await other.settle(other.session.updatePhone((await other.fake.tap.phoneDetail())!))
    const answer = await device.settle(device.session.request({ url: guarded }))
    expect(answer.statusCode).toBe(204)
  })
})

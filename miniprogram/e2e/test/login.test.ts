import { describe, expect, it } from 'vitest'
import { createPerson } from '../support/device.js'
import { failure } from '../support/failure.js'
import { me, sessionsOf } from '../support/server-view.js'

describe('Silent login', () => {
  it('makes an account and a session that the server knows', async () => {
    const device = (await createPerson()).device()
    const { session, settle } = device
    const { token, user, created, via } = await settle(session.login())
    expect({ created, via }).toEqual({ created: true, via: 'silent' })
    expect(token).toMatch(/^mj_/)

    const view = await me(device.serverUrl, token)
    expect(view.status).toBe(200)
    expect(view.user).toEqual(user)
    expect(view.session).toMatchObject({ current: true, source: 'open', device: { id: session.anonymousId } })
    expect(await device.exchanges()).toMatchObject([{ outcome: 'ok', errcode: 0 }])
  })

  it('finds the same account on another phone, which gets a session of its own', async () => {
    const person = await createPerson()
    const [first, second] = [person.device(), person.device()]
    const one = await first.settle(first.session.login())
    const two = await second.settle(second.session.login())
    expect(two.user.id).toBe(one.user.id)
    expect([one.created, two.created]).toEqual([true, false])
    expect(await sessionsOf(second.serverUrl, two.token)).toHaveLength(2)
  })

  it('makes one account of two first logins at once', async () => {
    const person = await createPerson()
    const devices = [person.device(), person.device(), person.device()]
    const logins = await Promise.all(devices.map(({ settle, session }) => settle(session.login())))
    expect(new Set(logins.map(({ user }) => user.id)).size).toBe(1)
    expect(logins.filter(({ created }) => created)).toHaveLength(1)
  })

  it('costs ten callers at once a single code2Session', async () => {
    const device = (await createPerson()).device()
    const { fake, session, settle } = device
    const answers = await settle(
      Promise.all(Array.from({ length: 10 }, () => session.request<{ session: { id: string } }>({ url: '/v1/me' }))),
    )
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(10).fill(200))
    expect(new Set(answers.map(({ data }) => data.session.id)).size).toBe(1)
    expect(fake.calls('login')).toHaveLength(1)
    expect(await device.exchanges()).toHaveLength(1)
    expect(await sessionsOf(device.serverUrl, session.getToken())).toHaveLength(1)
  })

  it('gets the same login again when the answer was lost on the way', async () => {
    let lost = 0
    const answers: string[] = []
    const device = (await createPerson()).device({
      fetch: async (input, init) => {
        const answer = await fetch(input, init)
        if (!(input instanceof Request ? input.url : input.toString()).endsWith('/v1/login')) return answer
        answers.push(await answer.clone().text())
        if (lost++ === 0) throw new TypeError('the connection broke off')
        return answer
      },
    })
    const { token } = await device.settle(device.session.login())
    expect(answers).toHaveLength(2)
    expect(answers[1]).toBe(answers[0])
    expect(answers[0]).toContain(token)
    expect(device.fake.calls('login')).toHaveLength(1)
    expect(await device.exchanges()).toHaveLength(1)
    expect(await sessionsOf(device.serverUrl, token)).toHaveLength(1)
  })

  it('stays logged in after the mini program was closed, without a request', async () => {
    const person = await createPerson()
    const device = person.device()
    const { token } = await device.settle(device.session.login())
    const reopened = device.reopen()
    await device.settle(reopened.ready)
    expect(await device.settle(reopened.login())).toMatchObject({ token, via: 'stored' })
    expect(await device.exchanges()).toHaveLength(1)
  })

  it('refuses whom WeChat holds for a high risk', async () => {
    const device = (await createPerson({ behaviour: ['high-risk'] })).device()
    const error = await failure(device.settle(device.session.login()), 'account_blocked')
    expect(error).toMatchObject({ state: 'high_risk', problem: { status: 403, code: 'high_risk' } })
    expect(device.session.loggedIn).toBe(false)
    expect(await device.exchanges()).toMatchObject([{ outcome: 'refused', errcode: 40226 }])
  })

  it('fetches a second code when the first is too old', async () => {
    const device = (await createPerson()).device()
    device.fake.login.next({ code: '0'.repeat(32) })
    const { token } = await device.settle(device.session.login())
    expect(device.fake.calls('login')).toHaveLength(2)
    expect((await me(device.serverUrl, token)).status).toBe(200)
  })
})

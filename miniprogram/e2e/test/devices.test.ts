import { describe, expect, it } from 'vitest'
import { createPerson } from '../support/device.js'
import { failure } from '../support/failure.js'
import { me, sessionsOf } from '../support/server-view.js'

describe('Log out everywhere, on another device', () => {
  it('ends every token at once, and the first device logs in again and replays', async () => {
    const person = await createPerson()
    const [first, second] = [person.device(), person.device()]
    const { token: old } = await first.settle(first.session.login())
    const { token: other } = await second.settle(second.session.login())
    expect(await second.settle(second.session.logout({ everywhere: true }))).toEqual({ ended: true })

    for (const token of [old, other]) {
      expect(await me(first.serverUrl, token)).toMatchObject({ status: 401, problem: { code: 'token_revoked' } })
    }
    const { statusCode } = await first.settle(first.session.request({ url: '/v1/me' }))
    expect(statusCode).toBe(200)
    expect(first.tokens('/v1/me')).toEqual([old, first.session.getToken()])
    expect(first.session.getToken()).not.toBe(old)
    expect(await sessionsOf(first.serverUrl, first.session.getToken())).toHaveLength(1)
  })

  it('logs the first device out if the program wants that', async () => {
    const person = await createPerson()
    const first = person.device({ session: { onRevoked: 'logout' } })
    const second = person.device()
    await first.settle(first.session.login())
    await second.settle(second.session.login())
    await second.settle(second.session.logout({ everywhere: true }))
    const error = await failure(first.settle(first.session.request({ url: '/v1/me' })), 'auth_expired')
    expect(error.problem).toMatchObject({ status: 401, code: 'token_revoked' })
    expect(first.session.loggedIn).toBe(false)
    expect(first.fake.calls('login')).toHaveLength(1)
  })

  it('leaves nobody logged in silently on the device that asked for it', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    await device.settle(device.session.logout({ everywhere: true }))
    await failure(device.settle(device.session.request({ url: '/v1/me' })), 'logged_out')
    expect(await device.exchanges()).toHaveLength(1)
  })
})

describe('One session among several', () => {
  it('is ended from another device, and the others go on', async () => {
    const person = await createPerson()
    const [first, second] = [person.device(), person.device()]
    const { token } = await first.settle(first.session.login())
    await second.settle(second.session.login())
    const sessions = await second.settle(second.session.listSessions())
    const [elsewhere] = sessions.filter(({ current }) => !current)
    expect(sessions).toHaveLength(2)
    expect(elsewhere?.device.id).toBe(first.session.anonymousId)
    await second.settle(second.session.endSession(elsewhere!.id))
    expect((await me(first.serverUrl, token)).status).toBe(401)
    expect(await second.settle(second.session.listSessions())).toHaveLength(1)
  })

  it('ends with a plain logout', async () => {
    const person = await createPerson()
    const [first, second] = [person.device(), person.device()]
    const { token } = await first.settle(first.session.login())
    await second.settle(second.session.login())
    expect(await first.settle(first.session.logout())).toEqual({ ended: true })
    expect((await me(first.serverUrl, token)).status).toBe(401)
    expect((await me(second.serverUrl, second.session.getToken())).status).toBe(200)
  })

  it('is replaced when the person has too many, and says so', async () => {
    const person = await createPerson()
    const first = person.device({ session: { onRevoked: 'logout' } })
    await first.settle(first.session.login())
    // Ten a person is the default; one at a time, so that the first is the oldest.
    for (let more = 0; more < 10; more++) {
      const device = person.device()
      await device.settle(device.session.login())
    }
    const error = await failure(first.settle(first.session.request({ url: '/v1/me' })), 'auth_expired')
    expect(error.problem?.code).toBe('token_replaced')
  })
})

describe('Closing the account', () => {
  it('ends its sessions and refuses logins until the person wants it back', async () => {
    const person = await createPerson()
    const [device, other] = [person.device(), person.device()]
    const { token, user } = await device.settle(device.session.login())
    const { token: otherToken } = await other.settle(other.session.login())
    const { closesAt } = await device.settle(device.session.closeAccount())
    expect(Date.parse(closesAt!)).toBeGreaterThan(Date.now())
    expect(device.session).toMatchObject({ loggedIn: false, user: undefined })
    for (const dead of [token, otherToken]) expect((await me(device.serverUrl, dead)).status).toBe(401)

    const error = await failure(device.settle(device.session.login()), 'account_blocked')
    expect(error).toMatchObject({ state: 'closing', problem: { status: 403, code: 'account_closing' } })
    expect(device.session.loggedIn).toBe(false)

    const back = await device.settle(device.session.login({ reopen: true }))
    expect(back.user).toMatchObject({ id: user.id, state: 'active' })
    expect((await me(device.serverUrl, back.token)).status).toBe(200)
  })

  it('lets a device that knows nothing of it find out', async () => {
    const person = await createPerson()
    const [device, other] = [person.device(), person.device()]
    await device.settle(device.session.login())
    await other.settle(other.session.login())
    await device.settle(device.session.closeAccount())
    const error = await failure(other.settle(other.session.request({ url: '/v1/me' })), 'account_blocked')
    expect(error.state).toBe('closing')
  })
})

import { beforeAll, describe, expect, inject, it } from 'vitest'
import { createPerson } from '../support/device.js'
import { failure } from '../support/failure.js'
import { me, refusal, sessionsOf } from '../support/server-view.js'
import { MenjinServer } from '../support/server.js'

// The server's clock is the machine's. Short lives and small allowances, and the tests wait for the server's word.
let server: MenjinServer

beforeAll(async () => {
  server = await MenjinServer.start('short-lived', inject('emulatorUrl'), [
    'menjin.sessions.lifetime=20s',
    'menjin.sessions.idle-timeout=20s',
    'menjin.sessions.renew-after=10s',
    'menjin.limits.login-per-person.permits=5',
    'menjin.limits.login-per-person.period=10m',
  ])
  return () => server.remove()
})

describe('An expired session', () => {
  it('leads to one login for all late refusals, and each request is replayed with the new token', async () => {
    const device = (await createPerson()).device({ serverUrl: server.url })
    const { session, settle } = device
    const { token: old } = await settle(session.login())
    expect(await refusal(server.url, old)).toMatchObject({ status: 401, problem: { code: 'token_expired' } })
    // The phone's clock has not moved: it still takes its login for good.
    expect(session.getToken()).toBe(old)

    const requests = Array.from({ length: 5 }, () => session.request({ url: '/v1/me' }))
    const answers = await settle(Promise.all(requests))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual(Array(5).fill(200))
    const renewed = session.getToken()
    expect(renewed).not.toBe(old)
    expect(device.tokens('/v1/me')).toEqual([...Array<string | undefined>(5).fill(old), ...Array(5).fill(renewed)])
    expect(device.fake.calls('login')).toHaveLength(2)
    expect(await device.exchanges()).toHaveLength(2)
    expect(await sessionsOf(server.url, renewed)).toHaveLength(1)
  })

  it('is renewed before the request where the phone knows that it is over', async () => {
    const device = (await createPerson()).device({ serverUrl: server.url })
    const { token: old } = await device.settle(device.session.login())
    await device.fake.advance(20_000)
    expect(device.session.getToken()).toBeUndefined()
    const { statusCode } = await device.settle(device.session.request({ url: '/v1/me' }))
    expect(statusCode).toBe(200)
    expect(device.tokens('/v1/me')).toEqual([device.session.getToken()])
    expect(device.session.getToken()).not.toBe(old)
  })
})

describe('Too many logins', () => {
  it('tell the phone when to come back, and it sends nothing before', async () => {
    const person = await createPerson()
    for (let allowed = 0; allowed < 5; allowed++) {
      const other = person.device({ serverUrl: server.url })
      await other.settle(other.session.login())
    }
    const device = person.device({ serverUrl: server.url })
    const error = await failure(device.settle(device.session.login()), 'server')
    expect(error).toMatchObject({ status: 429, problem: { code: 'rate_limited' } })
    // One of five in ten minutes.
    expect(error.retryAfter).toBeGreaterThan(60)
    expect(error.retryAfter).toBeLessThanOrEqual(120)

    const logins = () => device.tokens('/v1/login').length
    expect(logins()).toBe(1)
    const waiting = await failure(device.settle(device.session.login()), 'fuse_open')
    expect(waiting.retryAfter).toBe(error.retryAfter)
    expect(logins()).toBe(1)
    expect(device.fake.calls('login')).toHaveLength(1)

    await device.fake.advance(error.retryAfter! * 1000)
    await failure(device.settle(device.session.login()), 'server')
    expect(logins()).toBe(2)
  })

  it('leave other people alone', async () => {
    const device = (await createPerson()).device({ serverUrl: server.url })
    const { token } = await device.settle(device.session.login())
    expect((await me(server.url, token)).status).toBe(200)
  })
})

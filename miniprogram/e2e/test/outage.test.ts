import { afterEach, describe, expect, it } from 'vitest'
import { createPerson, type Device } from '../support/device.js'
import { failure } from '../support/failure.js'
import { journal } from '../support/journal.js'
import { me } from '../support/server-view.js'
import { SOURCES } from '../support/sources.js'

const appId = SOURCES.outage
let device: Device

const everyCallFails = (fault: Record<string, unknown>) => device.control.fault({ api: '*', appId, ...fault })

describe('WeChat down', () => {
  afterEach(async () => {
    await device.control.clearFaults()
  })

  it('fails a login clearly, while issued tokens keep working', async () => {
    const person = await createPerson()
    const loggedIn = person.device({ source: 'outage' })
    device = (await createPerson()).device({ source: 'outage' })
    const { token } = await loggedIn.settle(loggedIn.session.login())
    await everyCallFails({ drop: 'before' })

    const error = await failure(device.settle(device.session.login()), 'server')
    expect(error).toMatchObject({ status: 503, action: 'retry', problem: { code: 'wechat_unavailable' } })
    expect(device.session.status.login.value).toBe('fail')

    const { statusCode } = await loggedIn.settle(loggedIn.session.request({ url: '/v1/me' }))
    expect(statusCode).toBe(200)
    expect((await me(loggedIn.serverUrl, token)).status).toBe(200)
    expect(loggedIn.fake.calls('login')).toHaveLength(1)

    await device.control.clearFaults()
    const { created } = await device.settle(device.session.login())
    expect(created).toBe(true)
  })

  it('keeps the old login where renewing it fails', async () => {
    device = (await createPerson()).device({ source: 'outage' })
    const { token } = await device.settle(device.session.login())
    await everyCallFails({ status: 502, body: '<html>Bad Gateway</html>', contentType: 'text/html' })
    const error = await failure(device.settle(device.session.login({ mode: 'force' })), 'server')
    expect(error.problem?.code).toBe('wechat_unavailable')
    expect(device.session.getToken()).toBe(token)
    expect((await device.settle(device.session.request({ url: '/v1/me' }))).statusCode).toBe(200)
  })

  it('is asked again within the deadline when it is only busy', async () => {
    device = (await createPerson()).device({ source: 'outage' })
    const before = (await journal('jscode2session', appId)).length
    await everyCallFails({ errcode: -1, times: 2 })
    const { created } = await device.settle(device.session.login())
    expect(created).toBe(true)
    const calls = (await journal('jscode2session', appId)).slice(before)
    expect(calls.map(({ errcode }) => errcode)).toEqual([-1, -1, 0])
    expect(device.fake.calls('login')).toHaveLength(1)
  })

  it('is never a login when it answers with what nobody knows', async () => {
    device = (await createPerson()).device({ source: 'outage' })
    await everyCallFails({ errcode: 98765 })
    const error = await failure(device.settle(device.session.login()), 'server')
    expect(error.status).toBeGreaterThanOrEqual(500)
    expect(device.session.loggedIn).toBe(false)
  })
})

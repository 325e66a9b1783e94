import { beforeAll, expect, inject, it } from 'vitest'
import { createPerson } from '../support/device.js'
import { me, sessionsOf } from '../support/server-view.js'
import { MenjinServer } from '../support/server.js'

let server: MenjinServer

beforeAll(async () => {
  server = await MenjinServer.start('restarted', inject('emulatorUrl'))
  return () => server.remove()
})

it('a restart of the server goes unnoticed: logins, phones and session_keys are still there', async () => {
  const device = (await createPerson()).device({ serverUrl: server.url })
  const { token, user } = await device.settle(device.session.login())
  const tap = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
  const sessions = await sessionsOf(server.url, token)

  await server.stop()
  await expect(fetch(`${server.url}/v1/me`)).rejects.toThrow()
  await expect(device.settle(device.session.request({ url: '/v1/me', replay: false }))).rejects.toMatchObject({
    code: 'network',
  })
  await server.start()

  const { statusCode } = await device.settle(device.session.request({ url: '/v1/me' }))
  expect(statusCode).toBe(200)
  expect(await me(server.url, token)).toMatchObject({ status: 200, user: { id: user.id } })
  expect(await sessionsOf(server.url, token)).toEqual(sessions)
  // The data of a tap before the restart is opened with the key that was sealed on the disk.
  const bound = await device.settle(device.session.updatePhone(tap!))
  expect(bound?.steps.phone).toBe(true)
  expect(device.fake.calls('login')).toHaveLength(1)
  expect(await device.exchanges()).toHaveLength(1)
}, 300_000)

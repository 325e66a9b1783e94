import { expect, it } from 'vitest'
import { createWorld, settle } from './support/harness.js'

it('logs in silently and sends a request with the token', async () => {
  const { fake, session, server } = createWorld()
  const response = await settle(fake, session.request({ url: '/orders' }))
  expect(response.statusCode).toBe(200)
  expect(fake.calls('login')).toHaveLength(1)
  expect(server.requests('/orders')[0]?.token).toBe(session.getToken())
})

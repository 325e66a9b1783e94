import { expect, it, vi } from 'vitest'
import { NetworkError } from '../../src/errors/network.js'
import { ServerError } from '../../src/errors/server.js'
import { createWorld, settle, watch } from '../support/harness.js'
import { sendOnce } from '../../src/session/once.js'

it('sends again after a lost answer, twice at most, with growing pauses', async () => {
  const { fake } = createWorld()
  const at: number[] = []
  const start = fake.clock.now()
  const call = watch(
    sendOnce(
      fake.clock,
      () => undefined,
      async () => {
        at.push(fake.clock.now() - start)
        throw new NetworkError()
      },
    ),
  )
  await fake.advance(10_000)
  expect(at).toEqual([0, 300, 900])
  expect(call.error).toMatchObject({ code: 'network' })
})

it('gives the answer that came through', async () => {
  const { fake } = createWorld()
  const send = vi.fn<() => Promise<string>>()
  send.mockRejectedValueOnce(new NetworkError()).mockResolvedValue('answer')
  expect(
    await settle(
      fake,
      sendOnce(fake.clock, () => undefined, send),
    ),
  ).toBe('answer')
  expect(send).toHaveBeenCalledTimes(2)
})

it('does not send again what was answered, nor what has been overtaken', async () => {
  const { fake } = createWorld()
  const refused = vi.fn(() => Promise.reject(new ServerError(500)))
  await expect(sendOnce(fake.clock, () => undefined, refused)).rejects.toMatchObject({ code: 'server' })
  expect(refused).toHaveBeenCalledOnce()
  const lost = vi.fn(() => Promise.reject(new NetworkError()))
  let checks = 0
  const call = watch(
    sendOnce(
      fake.clock,
      () => {
        if (++checks > 1) throw new Error('overtaken')
      },
      lost,
    ),
  )
  await fake.advance(1_000)
  expect([call.error?.message, lost.mock.calls.length]).toEqual(['overtaken', 1])
})

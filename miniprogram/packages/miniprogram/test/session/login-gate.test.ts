import { describe, expect, it } from 'vitest'
import { Platform } from '../../src/platform/platform.js'
import { createWorld, settle, watch } from '../support/harness.js'
import { createLoginGate } from '../../src/session/login-gate.js'

function setUp() {
  const { fake } = createWorld()
  const gate = createLoginGate(new Platform(fake.wx, fake.clock, () => []), 10_000, 30_000)
  return { fake, gate, obtain: () => gate.obtainCode(() => undefined) }
}

describe('login gate', () => {
  it('gives wx.login its time limit, and gives a client up that ignores it', async () => {
    const { fake, gate, obtain } = setUp()
    fake.login.next({ never: true })
    const code = watch(obtain())
    await fake.advance(10_900)
    expect([fake.calls('login')[0]?.options.timeout, code.state, gate.keyInDoubt]).toEqual([10_000, 'pending', false])
    await fake.advance(200)
    expect(code.error).toMatchObject({ code: 'login_timeout', cause: { api: 'login', silent: true } })
    // It may rotate the key yet.
    expect(gate.keyInDoubt).toBe(true)
  })

  it('tells a failure from a time-out, with what WeChat said', async () => {
    const { fake, gate, obtain } = setUp()
    fake.login.next({ fail: 'broken', errno: 7 }, { fail: 'timeout', errno: 5 }, { noCode: true })
    await expect(settle(fake, obtain())).rejects.toMatchObject({ code: 'wx_login_failed', cause: { errno: 7 } })
    await expect(settle(fake, obtain())).rejects.toMatchObject({ code: 'login_timeout', cause: { errno: 5 } })
    await expect(settle(fake, obtain())).rejects.toMatchObject({ code: 'wx_login_failed', cause: undefined })
    expect(gate.keyInDoubt).toBe(false)
  })

  it('keeps a doubt that is there when a later call fails at once', async () => {
    const { fake, gate, obtain } = setUp()
    expect(await settle(fake, obtain())).toEqual(expect.any(String))
    expect(gate.keyInDoubt).toBe(true)
    fake.login.next({ fail: 'broken' })
    await settle(fake, obtain()).catch(() => undefined)
    expect(gate.keyInDoubt).toBe(true)
  })

  it('calls wx.login once for those who ask at the same time, and anew for the next', async () => {
    const { fake, obtain } = setUp()
    const [a, b] = await settle(fake, Promise.all([obtain(), obtain()]))
    const c = await settle(fake, obtain())
    expect([a === b, a === c, fake.calls('login').length]).toEqual([true, false, 2])
  })

  it('waits for every holder, counts each release once, and asks again whether it is still wanted', async () => {
    const { fake, gate, obtain } = setUp()
    const [first, second] = [gate.hold(), gate.hold()]
    const code = watch(obtain())
    let wanted = true
    const dropped = watch(
      gate.obtainCode(() => {
        if (!wanted) throw new Error('overtaken')
      }),
    )
    first()
    first()
    await fake.idle()
    expect([code.state, fake.calls('login').length]).toEqual(['pending', 0])
    wanted = false
    second()
    await fake.advance(1_000)
    expect([code.state, dropped.error?.message]).toEqual(['resolved', 'overtaken'])
    // Released holders leave no timers behind.
    expect(fake.clock.pendingTimers).toBe(0)
  })

  it('is held for a while only, by whoever never lets go', async () => {
    const { fake, gate, obtain } = setUp()
    gate.hold()
    const code = watch(obtain())
    await fake.advance(29_900)
    expect(code.state).toBe('pending')
    await fake.advance(200)
    expect(code.state).toBe('resolved')
  })
})

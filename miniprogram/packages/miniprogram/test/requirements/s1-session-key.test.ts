import { describe, expect, it, vi } from 'vitest'
import { createPhoneController } from '../../src/controllers.js'
import { createWorld, failure, settle } from '../support/harness.js'

describe('session_key', () => {
  it('S1-31: ensureSessionKey() asks wx.checkSession and needs no login if the key is valid', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    await settle(fake, session.ensureSessionKey())
    expect(fake.calls('checkSession')).toHaveLength(1)
    expect(fake.calls('login')).toHaveLength(1)
  })

  it('S1-32: if the key is dead it says so and refreshes the login', async () => {
    const warn = vi.fn()
    const { fake, session } = createWorld({ logger: { debug: () => undefined, warn } })
    await settle(fake, session.login())
    fake.wechat.expireSessionKey()
    await settle(fake, session.ensureSessionKey())
    expect(warn).toHaveBeenCalledWith('session_key expired, refreshing login')
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('S1-32: a checkSession that never answers counts as a dead key', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    fake.checkSession.always({ never: true })
    await settle(fake, session.ensureSessionKey())
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('S1-33: what needs the key runs only after ensureSessionKey, which comes before the tap', async () => {
    const { fake, session } = createWorld({}, { sdkVersion: '2.20.0' })
    await settle(fake, session.login())
    fake.wechat.expireSessionKey()
    const phone = createPhoneController({ session })
    const shown = phone.show()
    await fake.idle()
    await settle(fake, shown)
    expect(fake.calls('checkSession')).toHaveLength(1)
    expect(fake.calls('login')).toHaveLength(2)
    expect(phone.state).toMatchObject({ phase: 'ready', enabled: true })
    phone.tap()
    const { encryptedData, iv } = fake.wechat.phone()
    expect(await settle(fake, phone.result({ encryptedData, iv, errMsg: 'getPhoneNumber:ok' }))).toBeUndefined()
    expect(session.hasPhone()).toBe(true)
    phone.dispose()
  })

  it('S1-34: whatever checkSession says, "cannot decrypt" from the server counts as an expired key', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    // The key that WeChat uses is a newer one than the server's, and the device does not notice.
    fake.wechat.rotateSessionKey()
    fake.checkSession.always({ valid: true })
    const later = fake.wechat.phone()
    await settle(fake, session.ensureSessionKey())
    expect(fake.calls('login')).toHaveLength(1)
    expect(await failure(fake, session.updatePhone({ encryptedData: later.encryptedData, iv: later.iv }))).toBe(
      'key_expired',
    )
    await fake.advance(1_000)
    expect(fake.calls('login')).toHaveLength(2)
    const again = fake.wechat.phone()
    await settle(fake, session.updatePhone({ encryptedData: again.encryptedData, iv: again.iv }))
    expect(session.hasPhone()).toBe(true)
  })
})

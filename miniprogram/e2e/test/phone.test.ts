import { describe, expect, it } from 'vitest'
import { createPerson, type Device } from '../support/device.js'
import { failure } from '../support/failure.js'
import { journal } from '../support/journal.js'
import { me } from '../support/server-view.js'
import { SOURCES } from '../support/sources.js'

const phoneOnServer = async (device: Device) => (await me(device.serverUrl, device.session.getToken())).user.phone

describe('Phone', () => {
  it('is bound by the code of a tap, and only its mask comes back', async () => {
    const person = await createPerson()
    const device = person.device()
    await device.settle(device.session.login())
    const before = (await journal('getuserphonenumber', SOURCES.open)).length
    const tap = await device.fake.tap.phoneDetail()
    const user = await device.settle(device.session.updatePhone(tap!))
    expect(user?.phone).toEqual({
      masked: `${person.phone.slice(0, 3)}****${person.phone.slice(-4)}`,
      countryCode: '86',
    })
    expect(user).toMatchObject({ steps: { phone: true } })
    expect(await phoneOnServer(device)).toEqual(user?.phone)
    expect(device.session.role).toBe('member')
    expect(await journal('getuserphonenumber', SOURCES.open)).toHaveLength(before + 1)
    // wx.login between tap and answer would have closed the data.
    expect(device.fake.calls('login')).toHaveLength(1)
  })

  it('is bound by encrypted data on a base library without codes, with no call of WeChat', async () => {
    const person = await createPerson()
    const device = person.device({ wx: { sdkVersion: '2.20.0' } })
    await device.settle(device.session.login())
    const before = (await journal('getuserphonenumber', SOURCES.open)).length
    const tap = await device.fake.tap.phoneDetail()
    expect(Object.keys(tap!)).not.toContain('code')
    const user = await device.settle(device.session.updatePhone(tap!))
    expect(user?.phone?.masked).toBe(`${person.phone.slice(0, 3)}****${person.phone.slice(-4)}`)
    expect(await phoneOnServer(device)).toEqual(user?.phone)
    expect(await journal('getuserphonenumber', SOURCES.open)).toHaveLength(before)
  })

  it('asks for another tap when the session_key was replaced, and that one succeeds', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    // A login elsewhere has replaced the key; neither this phone nor the server has heard of it.
    await device.control.rotateSessionKey()
    const tap = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
    const error = await failure(device.settle(device.session.updatePhone(tap!)), 'key_expired')
    expect(error).toMatchObject({ action: 'tap-again', problem: { status: 409, code: 'session_key_expired' } })
    expect(await phoneOnServer(device)).toBeNull()

    // The SDK logs in meanwhile; the old data was not sent again.
    await device.settle(device.session.ready)
    expect(device.fake.calls('login')).toHaveLength(2)
    expect(device.tokens('/v1/me/phone')).toHaveLength(1)

    const second = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
    const user = await device.settle(device.session.updatePhone(second!))
    expect(user?.steps.phone).toBe(true)
    expect(await phoneOnServer(device)).toEqual(user?.phone)
    expect(await device.exchanges()).toHaveLength(2)
  })

  it('is bound at once when the key rotates between tap and decryption and the server has heard of both', async () => {
    const person = await createPerson()
    const [device, other] = [person.device(), person.device()]
    await device.settle(device.session.login())
    const tap = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
    await device.control.rotateSessionKey()
    await other.settle(other.session.login())
    const user = await device.settle(device.session.updatePhone(tap!))
    expect(user?.steps.phone).toBe(true)
    expect(device.fake.calls('login')).toHaveLength(1)
  })

  it('is refused when the same data comes twice', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    const tap = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
    await device.settle(device.session.updatePhone(tap!))
    const error = await failure(device.settle(device.session.updatePhone(tap!)), 'key_expired')
    expect(error.problem?.code).toBe('session_key_expired')
  })

  it('stays unbound when the user refuses, and nothing is sent', async () => {
    const device = (await createPerson({ behaviour: ['refuses-phone'] })).device()
    await device.settle(device.session.login())
    const tap = await device.fake.tap.phoneDetail()
    expect(tap?.errMsg).toMatch(/^getPhoneNumber:fail/)
    const user = await device.settle(device.session.updatePhone(tap!))
    expect(user?.phone).toBeNull()
    expect(device.tokens('/v1/me/phone')).toHaveLength(0)
  })

  it('is unbound, on the server too', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    await device.settle(device.session.updatePhone((await device.fake.tap.phoneDetail())!))
    const user = await device.settle(device.session.unbindPhone())
    expect(user).toMatchObject({ phone: null, steps: { phone: false } })
    expect(await phoneOnServer(device)).toBeNull()
    expect(device.session.role).toBe('visitor')
  })

  it('tells before the tap whether the key is good, as WeChat says', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    await device.settle(device.session.ensureSessionKey({ server: true }))
    expect(device.fake.calls('login')).toHaveLength(1)
    await device.control.rotateSessionKey()
    await device.settle(device.session.ensureSessionKey({ server: true }))
    expect(device.fake.calls('login')).toHaveLength(2)
    const tap = await device.fake.tap.phoneDetail({ outcome: 'noCode' })
    const user = await device.settle(device.session.updatePhone(tap!))
    expect(user?.steps.phone).toBe(true)
  })
})

describe('A number that is bound elsewhere', () => {
  const bound = async (source: 'open' | 'transfer' | 'merge') => {
    const owner = await createPerson()
    const first = owner.device({ source })
    const { user } = await first.settle(first.session.login())
    await first.settle(first.session.updatePhone((await first.fake.tap.phoneDetail())!))
    const second = (await createPerson({ phone: owner.phone })).device({ source })
    await second.settle(second.session.login())
    const tap = await second.fake.tap.phoneDetail()
    return { first, second, bind: () => second.settle(second.session.updatePhone(tap!)), owner: user }
  }

  it('reject: is refused with phone_taken', async () => {
    const { first, second, bind } = await bound('open')
    await expect(bind()).rejects.toMatchObject({ code: 'server', problem: { status: 409, code: 'phone_taken' } })
    expect(await phoneOnServer(second)).toBeNull()
    expect(await phoneOnServer(first)).not.toBeNull()
  })

  it('transfer: moves to whoever proves it now', async () => {
    const { first, second, bind } = await bound('transfer')
    await bind()
    expect(await phoneOnServer(second)).not.toBeNull()
    expect(await phoneOnServer(first)).toBeNull()
  })

  it('merge: the account goes into the one that has the number', async () => {
    const { second, bind, owner } = await bound('merge')
    const user = await bind()
    expect(user?.id).toBe(owner.id)
    expect((await me(second.serverUrl, second.session.getToken())).user.id).toBe(owner.id)
  })
})

import { describe, expect, it } from 'vitest'
import { createPerson } from '../support/device.js'
import { me } from '../support/server-view.js'

// One transparent pixel.
const PNG = Uint8Array.from(
  Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg==',
    'base64',
  ),
)

describe('Profile', () => {
  it('takes nickname and picture; the picture is stored on the server', async () => {
    const device = (await createPerson()).device()
    const { fake, session, settle } = device
    await settle(session.login())
    const avatarUrl = fake.files.writeTemporary(PNG, 'png')
    const user = await settle(session.updateUser({ nickname: ' 小明 ', avatarUrl }))
    expect(user).toMatchObject({ nickname: '小明', steps: { profile: true } })
    expect(user?.avatarUrl).toContain(`${device.serverUrl}/v1/avatars/`)

    const picture = await fetch(user!.avatarUrl!)
    expect(picture.headers.get('content-type')).toBe('image/png')
    expect(new Uint8Array(await picture.arrayBuffer())).toEqual(PNG)
    expect((await me(device.serverUrl, session.getToken())).user).toEqual(user)
    expect(session.hasUser()).toBe(true)
  })

  it('is updated where wx.request refuses PATCH and where it lets it through', async () => {
    for (const patchMethod of ['refuse', 'send'] as const) {
      const device = (await createPerson()).device({ wx: { patchMethod } })
      await device.settle(device.session.login())
      const user = await device.settle(device.session.updateUser({ nickname: patchMethod }))
      expect(user?.nickname).toBe(patchMethod)
      expect((await me(device.serverUrl, device.session.getToken())).user.nickname).toBe(patchMethod)
    }
  })

  it('does not take a text for a picture', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    const avatarUrl = device.fake.files.writeTemporary('<script>', 'png')
    const update = device.settle(device.session.updateUser({ avatarUrl }))
    await expect(update).rejects.toMatchObject({ code: 'server', problem: { status: 400, code: 'invalid_request' } })
    expect((await me(device.serverUrl, device.session.getToken())).user.avatarUrl).toBeNull()
  })

  it('reaches the other phone with its next look', async () => {
    const person = await createPerson()
    const [device, other] = [person.device(), person.device()]
    await device.settle(device.session.login())
    await other.settle(other.session.login())
    await device.settle(device.session.updateUser({ nickname: '小明' }))
    expect((await other.settle(other.session.reloadUser())).nickname).toBe('小明')
    expect(other.session.hasUser()).toBe(true)
  })

  it('is given out with everything else that is kept', async () => {
    const device = (await createPerson()).device()
    await device.settle(device.session.login())
    await device.settle(device.session.updateUser({ nickname: '小明' }))
    const exported = await device.settle(device.session.exportData())
    expect(exported).toMatchObject({ user: { nickname: '小明' }, identities: [{ source: 'open' }] })
    expect(exported.sessions).toHaveLength(1)
  })
})

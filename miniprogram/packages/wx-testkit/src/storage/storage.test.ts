import { describe, expect, it } from 'vitest'
import { createFakeWx } from '../index'

const KB = 1024
const text = (bytes: number) => 'x'.repeat(bytes - 2)

describe('storage', () => {
  it('keepsValuesByCopyInBothForms', async () => {
    const fake = createFakeWx()
    const value = { a: [1, { b: 2 }], at: new Date(0) }
    await fake.wx.setStorage({ key: 'k', data: value })
    value.a.push(3)
    expect(fake.wx.getStorageSync('k')).toEqual({ a: [1, { b: 2 }], at: new Date(0) })
    fake.wx.setStorageSync('s', 1)
    await expect(fake.wx.getStorage({ key: 's' })).resolves.toEqual({ errMsg: 'getStorage:ok', data: 1 })
    fake.wx.removeStorageSync('s')
    await fake.wx.removeStorage({ key: 'k' })
    expect(fake.storage.keys).toEqual([])
  })

  it('answersAMissingKeyWithEmptyTextOrFailure', async () => {
    const fake = createFakeWx()
    expect(fake.wx.getStorageSync('none')).toBe('')
    await expect(fake.wx.getStorage({ key: 'none' })).rejects.toMatchObject({
      errMsg: 'getStorage:fail data not found',
    })
  })

  it('holdsOneMegabytePerKey', async () => {
    const fake = createFakeWx()
    fake.wx.setStorageSync('k', text(KB * KB))
    expect(() => {
      fake.wx.setStorageSync('k', text(KB * KB + 1))
    }).toThrow('setStorageSync:fail entry size limit reached')
    await expect(fake.wx.setStorage({ key: 'k', data: text(KB * KB + 1) })).rejects.toMatchObject({
      errMsg: 'setStorage:fail entry size limit reached',
    })
  })

  it('holdsSevenTenthsOfThatEncrypted', async () => {
    const fake = createFakeWx()
    const limit = Math.floor((KB * KB) / 1.4)
    await fake.wx.setStorage({ key: 'k', data: text(limit), encrypt: true })
    await expect(fake.wx.setStorage({ key: 'k', data: text(limit + 2), encrypt: true })).rejects.toBeDefined()
  })

  it('holdsTenMegabytesInAll', () => {
    const fake = createFakeWx()
    for (let i = 0; i < 10; i++) fake.wx.setStorageSync(`k${i}`, text(KB * KB))
    expect(() => {
      fake.wx.setStorageSync('more', 1)
    }).toThrow('setStorageSync:fail exceed storage max size 10Mb')
    fake.wx.setStorageSync('k0', 'replaced')
    expect(fake.wx.getStorageInfoSync()).toMatchObject({ limitSize: 10240, currentSize: 9 * KB + 1 })
    fake.wx.clearStorageSync()
    expect(fake.wx.getStorageInfoSync().keys).toEqual([])
  })

  it('encryptsOnlyInTheAsynchronousFormAndReadsOnlyWhenBothSidesSaySo', async () => {
    const fake = createFakeWx()
    await fake.wx.setStorage({ key: 'k', data: 'secret', encrypt: true })
    expect(fake.storage.isEncrypted('k')).toBe(true)
    await expect(fake.wx.getStorage({ key: 'k', encrypt: true })).resolves.toMatchObject({ data: 'secret' })
    await expect(fake.wx.getStorage({ key: 'k' })).rejects.toBeDefined()
    fake.storage.encryptMismatch = 'garbage'
    expect(fake.wx.getStorageSync('k')).not.toBe('secret')
    fake.wx.setStorageSync('plain', 1)
    await expect(fake.wx.getStorage({ key: 'plain', encrypt: true })).resolves.not.toMatchObject({ data: 1 })
  })

  it('ignoresEncryptBelowBaseLibrary2213', async () => {
    const fake = createFakeWx({ sdkVersion: '2.21.2' })
    await fake.wx.setStorage({ key: 'k', data: 1, encrypt: true })
    expect(fake.storage.isEncrypted('k')).toBe(false)
    expect(fake.wx.canIUse('setStorage.object.encrypt')).toBe(false)
  })

  it('isAnothersForAnotherUserOfTheDevice', () => {
    const fake = createFakeWx()
    fake.wx.setStorageSync('k', 'alice')
    fake.storage.switchUser('bob')
    expect(fake.wx.getStorageSync('k')).toBe('')
    fake.storage.switchUser('default')
    expect(fake.wx.getStorageSync('k')).toBe('alice')
  })

  it('canBeCorrupted', () => {
    const fake = createFakeWx()
    fake.storage.put('a', { token: 't' })
    fake.storage.put('b', 1, { encrypted: true })
    fake.storage.corrupt('a')
    expect(fake.wx.getStorageSync('a')).toBe('\u0000{"trunc')
    fake.storage.corrupt()
    expect(fake.storage.peek('b')).toBe('\u0000{"trunc')
    expect(fake.storage.isEncrypted('b')).toBe(true)
  })

  it('refusesWhatCannotBeStored', async () => {
    const fake = createFakeWx()
    expect(() => {
      fake.wx.setStorageSync('', 1)
    }).toThrow('parameter error')
    await expect(fake.wx.setStorage({ key: 'k', data: () => 1 })).rejects.toMatchObject({
      errMsg: 'setStorage:fail data type is not supported',
    })
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createFakeWx } from '../index'

describe('data pre-fetch', () => {
  it('tellsListenersWithTheAddressOfTheStart', async () => {
    const fake = createFakeWx()
    fake.app.launch({ query: { from: 'share', id: '1' }, scene: 1007 })
    const listener = vi.fn()
    fake.wx.onBackgroundFetchData(listener)
    await fake.prefetch.run(() => '{"a":1}')
    expect(listener).toHaveBeenCalledWith({
      fetchType: 'pre',
      fetchedData: '{"a":1}',
      timeStamp: fake.clock.now(),
      path: 'pages/index/index',
      query: 'from=share&id=1',
      scene: 1007,
    })
  })

  it('hasNoTokenAndNoDataBeforeThereAreAny', async () => {
    const fake = createFakeWx()
    await expect(fake.wx.getBackgroundFetchToken()).rejects.toMatchObject({
      errMsg: 'getBackgroundFetchToken:fail no token',
    })
    await expect(fake.wx.getBackgroundFetchData({ fetchType: 'pre' })).rejects.toBeDefined()
    await fake.wx.setBackgroundFetchToken({ token: 't' })
    await expect(fake.wx.getBackgroundFetchToken()).resolves.toMatchObject({ token: 't' })
    await fake.prefetch.run(() => 'x')
    await expect(fake.wx.getBackgroundFetchData({ fetchType: 'periodic' })).rejects.toBeDefined()
  })

  it('isAbsentBelowBaseLibrary280', () => {
    expect(createFakeWx({ sdkVersion: '2.7.9' }).wx).not.toHaveProperty('getBackgroundFetchData')
  })
})

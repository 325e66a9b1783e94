import { describe, expect, it, vi } from 'vitest'
import { createFakeWx, installGlobals } from '../index'

describe('system', () => {
  it('tellsAppAndDevice', async () => {
    const fake = createFakeWx({
      appId: 'wx1',
      envVersion: 'release',
      version: '1.2.3',
      sdkVersion: '3.1.0',
      platform: 'android',
      language: 'en',
      theme: 'dark',
    })
    expect(fake.wx.getAccountInfoSync().miniProgram).toEqual({ appId: 'wx1', envVersion: 'release', version: '1.2.3' })
    expect(fake.wx.getSystemInfoSync()).toMatchObject({ SDKVersion: '3.1.0', platform: 'android' })
    expect(fake.wx.getAppBaseInfo()).toEqual({
      SDKVersion: '3.1.0',
      version: '8.0.50',
      language: 'en',
      theme: 'dark',
      host: { env: 'WeChat' },
    })
    expect(fake.wx.getDeviceInfo()).toMatchObject({ platform: 'android', system: 'Android 14' })
    expect(fake.wx.getWindowInfo()).toMatchObject({ windowWidth: 390 })
    await expect(fake.wx.getSystemInfo()).resolves.toMatchObject({ SDKVersion: '3.1.0' })
    await expect(fake.wx.getSystemInfoAsync()).resolves.toMatchObject({ theme: 'dark' })
  })

  it('announcesNetworkAndTheme', async () => {
    const fake = createFakeWx()
    const network = vi.fn()
    const theme = vi.fn()
    fake.wx.onNetworkStatusChange(network)
    fake.wx.onThemeChange(theme)
    fake.device.goOffline()
    fake.device.goOffline()
    expect(network.mock.calls).toEqual([[{ isConnected: false, networkType: 'none' }]])
    await expect(fake.wx.getNetworkType()).resolves.toMatchObject({ networkType: 'none' })
    fake.device.goOnline()
    fake.device.setTheme('dark')
    expect(theme).toHaveBeenCalledWith({ theme: 'dark' })
    fake.wx.offNetworkStatusChange()
    fake.wx.offThemeChange(theme)
    fake.device.goOffline()
    expect(network).toHaveBeenCalledTimes(2)
  })

  it('hasOnlyTheApisOfItsBaseLibrary', () => {
    const old = createFakeWx({ sdkVersion: '2.8.0' })
    expect(old.wx).not.toHaveProperty('getEnterOptionsSync')
    expect(old.wx).not.toHaveProperty('getUserProfile')
    expect(old.wx.canIUse('getAppBaseInfo')).toBe(false)
    expect(createFakeWx().wx.canIUse('getAppBaseInfo')).toBe(true)
  })

  it.each([
    ['login.object.timeout', '1.9.89', '1.9.90'],
    ['button.open-type.chooseAvatar', '2.21.1', '2.21.2'],
    ['button.open-type.getRealtimePhoneNumber', '2.24.3', '2.24.4'],
    ['input.type.nickname', '2.21.1', '2.21.2'],
    ['button.phone-number-no-quota-toast', '3.0.0', '3.0.1'],
  ])('answersCanIUseFor%s', (schema, before, since) => {
    expect(createFakeWx({ sdkVersion: before }).wx.canIUse(schema)).toBe(false)
    expect(createFakeWx({ sdkVersion: since }).wx.canIUse(schema)).toBe(true)
  })

  it('knowsNoPartThatItDoesNotModel', () => {
    const { wx } = createFakeWx()
    expect(wx.canIUse('button.open-type.none')).toBe(false)
    expect(wx.canIUse('button')).toBe(true)
    expect(wx.canIUse('none')).toBe(false)
    expect(wx.canIUse('login')).toBe(true)
  })

  it('runsNextTickLater', async () => {
    const fake = createFakeWx()
    const run = vi.fn()
    fake.wx.nextTick(run)
    expect(run).not.toHaveBeenCalled()
    await fake.advance(0)
    expect(run).toHaveBeenCalled()
  })
})

describe('installGlobals', () => {
  it('putsTheFakeInPlaceAndEverythingBack', async () => {
    const fake = createFakeWx()
    const before = globalThis.setTimeout
    const restore = installGlobals(fake, { timers: true })
    const globals = globalThis as unknown as { wx: unknown; getApp: () => unknown; App: (app: object) => void }
    const run = vi.fn()
    try {
      expect(globals.wx).toBe(fake.wx)
      globals.App({ globalData: 1 })
      fake.app.launch()
      expect(globals.getApp()).toMatchObject({ globalData: 1 })
      setTimeout(run, 1000)
      expect(Date.now()).toBe(fake.clock.now())
      await fake.advance(1000)
    } finally {
      restore()
    }
    expect(run).toHaveBeenCalledTimes(1)
    expect(globalThis.setTimeout).toBe(before)
    expect(globalThis).not.toHaveProperty('wx')
  })
})

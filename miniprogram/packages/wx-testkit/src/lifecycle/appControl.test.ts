import { describe, expect, it, vi } from 'vitest'
import { createFakeWx } from '../index'

type Route = (options: { url: string }) => Promise<unknown>

describe('launch', () => {
  it('runsTheAppThenThePageAndTellsTheOptions', () => {
    const fake = createFakeWx({ pages: ['pages/index/index', 'pages/a/a'] })
    const log: unknown[] = []
    fake.app.define({
      globalData: { x: 1 },
      onLaunch: (options) => log.push(['launch', options.scene, fake.getCurrentPages().length]),
      onShow: (options) => log.push(['show', options.path]),
    })
    fake.navigation.definePage('pages/a/a', { onLoad: (query) => log.push(['load', query]) })
    expect(fake.getApp()).toBeUndefined()
    const page = fake.app.launch({ path: 'pages/a/a', query: { id: '7' }, scene: 1007 })
    expect(log).toEqual([
      ['launch', 1007, 0],
      ['show', 'pages/a/a'],
      ['load', { id: '7' }],
    ])
    expect(page.route).toBe('pages/a/a')
    expect(fake.getApp()).toMatchObject({ globalData: { x: 1 } })
    expect(fake.wx.getLaunchOptionsSync()).toMatchObject({ path: 'pages/a/a', scene: 1007 })
  })
})

describe('background', () => {
  it('tellsAppPageAndListeners', () => {
    const fake = createFakeWx()
    const log: string[] = []
    fake.app.define({ onShow: () => log.push('App.onShow'), onHide: () => log.push('App.onHide') })
    fake.navigation.definePage('pages/index/index', {
      onShow: () => log.push('Page.onShow'),
      onHide: () => log.push('Page.onHide'),
    })
    fake.app.launch()
    log.length = 0
    const hidden = () => log.push('onAppHide')
    const shown = () => log.push('onAppShow')
    fake.wx.onAppHide(hidden)
    fake.wx.onAppShow(shown)
    fake.app.hide()
    fake.app.hide()
    expect(log.splice(0)).toEqual(['Page.onHide', 'App.onHide', 'onAppHide'])
    expect(fake.app.show({ scene: 1089 })).toBe('hot')
    expect(log.splice(0)).toEqual(['App.onShow', 'onAppShow', 'Page.onShow'])
    expect(fake.wx.getEnterOptionsSync().scene).toBe(1089)
    expect(fake.wx.getLaunchOptionsSync().scene).toBe(1001)
    fake.wx.offAppHide(hidden)
    fake.wx.offAppShow(shown)
    fake.app.hide()
    expect(log).not.toContain('onAppHide')
  })

  it('suspendsTimersAndCallbacksAfterFiveSecondsAndReleasesThemOnReturn', async () => {
    const fake = createFakeWx()
    const early = vi.fn()
    const late = vi.fn()
    const answered = vi.fn()
    fake.clock.setTimeout(early, 4000)
    fake.clock.setTimeout(late, 6000)
    fake.login.next({ after: 7000 })
    fake.wx.login({ success: answered })
    fake.app.hide()
    await fake.advance(60_000)
    expect(fake.app.state).toBe('suspended')
    expect(early).toHaveBeenCalled()
    expect(late).not.toHaveBeenCalled()
    expect(answered).not.toHaveBeenCalled()
    fake.app.show()
    await fake.advance(0)
    expect(late).toHaveBeenCalledTimes(1)
    expect(answered).toHaveBeenCalledTimes(1)
  })

  it('lessThanFiveSecondsChangesNothing', async () => {
    const fake = createFakeWx()
    const tick = vi.fn()
    fake.clock.setInterval(tick, 1000)
    fake.app.hide()
    await fake.advance(4000)
    fake.app.show()
    await fake.advance(10_000)
    expect(tick).toHaveBeenCalledTimes(14)
  })

  it('reLaunchesOnReturnWithAPath', () => {
    const fake = createFakeWx({ pages: ['pages/index/index', 'pages/a/a'] })
    fake.app.launch()
    fake.app.hide()
    fake.app.show({ path: 'pages/a/a' })
    expect(fake.navigation.stack.map((page) => page.route)).toEqual(['pages/a/a'])
  })

  it('destroysTheAppAfterThirtyMinutesButNotItsStorage', async () => {
    const fake = createFakeWx()
    const launches = vi.fn()
    fake.app.define({ onLaunch: launches })
    fake.app.launch()
    fake.wx.setStorageSync('token', 't')
    const temporary = fake.files.writeTemporary('x')
    const timer = vi.fn()
    const answer = vi.fn()
    const shown = vi.fn()
    fake.clock.setTimeout(timer, 3_600_000)
    fake.login.next({ never: true })
    fake.wx.login({ complete: answer })
    fake.wx.onAppShow(shown)
    fake.app.hide()
    await fake.advance(30 * 60_000)
    expect(fake.app.state).toBe('destroyed')
    expect(fake.getApp()).toBeUndefined()
    expect(fake.getCurrentPages()).toEqual([])
    expect(fake.pending()).toEqual([])
    expect(fake.calls('login')[0]!.outcome).toBe('dropped')
    expect(fake.files.read(temporary)).toBeUndefined()
    expect(fake.app.show()).toBe('cold')
    await fake.advance(7_200_000)
    expect(launches).toHaveBeenCalledTimes(2)
    expect(timer).not.toHaveBeenCalled()
    expect(answer).not.toHaveBeenCalled()
    expect(shown).not.toHaveBeenCalled()
    expect(fake.wx.getStorageSync('token')).toBe('t')
  })

  it('neverAnswersInTheNewProcessWhatTheOldOneAsked', async () => {
    const fake = createFakeWx()
    const old = vi.fn()
    fake.login.next({ after: 1000 })
    fake.wx.login({ complete: old })
    fake.app.destroy()
    fake.app.launch()
    await fake.advance(5000)
    expect(old).not.toHaveBeenCalled()
  })
})

describe('timers of the app', () => {
  it('canBeClearedAlsoWhileTheyWaitForTheAppToReturn', async () => {
    const fake = createFakeWx()
    const run = vi.fn()
    const handle = fake.clock.setTimeout(run, 6000)
    const interval = fake.clock.setInterval(run, 6000)
    fake.app.hide()
    await fake.advance(10_000)
    fake.clock.clearTimeout(handle)
    fake.clock.clearInterval(interval)
    fake.app.show()
    await fake.advance(60_000)
    expect(run).not.toHaveBeenCalled()
    expect(fake.clock.pendingTimers).toBe(0)
  })

  it('passArgumentsOn', async () => {
    const fake = createFakeWx()
    const run = vi.fn()
    fake.clock.setTimeout(run, 1, 'a', 2)
    await fake.advance(1)
    expect(run).toHaveBeenCalledWith('a', 2)
  })
})

describe('single page mode (scene 1154)', () => {
  it('hasNoLoginNoNavigationAndNoButtons', async () => {
    const fake = createFakeWx({ scene: 1154, pages: ['pages/index/index', 'pages/a/a'] })
    fake.app.launch()
    await expect(fake.wx.login()).rejects.toMatchObject({ errMsg: expect.stringMatching(/^login:fail/) })
    for (const api of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab'] as const) {
      await expect((fake.wx[api] as Route)({ url: '/pages/a/a' })).rejects.toMatchObject({
        errMsg: expect.stringMatching(new RegExp(`^${api}:fail`)),
      })
      expect(fake.screen.toasts.splice(0)).toMatchObject([{ title: '请前往小程序使用完整服务' }])
    }
    expect(await fake.tap.phone()).toEqual([])
    expect(await fake.tap.avatar()).toEqual([])
    expect(await fake.tap.agreePrivacy('x')).toEqual([])
    expect(fake.screen.toast?.title).toBe('请前往小程序使用完整服务')
    expect(fake.phone.charges.quick).toBe(0)
  })

  it('hasStorageOfItsOwn', () => {
    const fake = createFakeWx()
    fake.app.launch()
    fake.wx.setStorageSync('k', 'normal')
    fake.app.destroy()
    fake.app.launch({ scene: 1154 })
    expect(fake.wx.getStorageSync('k')).toBe('')
    fake.app.destroy()
    fake.app.launch()
    expect(fake.wx.getStorageSync('k')).toBe('normal')
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createFakeWx, type FakeWxOptions, type PageInstance } from '../index'

const PAGES = ['pages/index/index', 'pages/a/a', 'pages/b/b', 'pages/tab/tab']

/** A fake whose pages write their life-cycle into `log`. */
function launched(options: FakeWxOptions = {}) {
  const fake = createFakeWx({ pages: PAGES, tabBar: ['pages/index/index', 'pages/tab/tab'], ...options })
  const log: string[] = []
  for (const route of PAGES) {
    const name = route.split('/')[1]!
    const note = (hook: string) => () => log.push(`${name}.${hook}`)
    fake.navigation.definePage(route, {
      onLoad: note('load'),
      onShow: note('show'),
      onReady: note('ready'),
      onHide: note('hide'),
      onUnload: note('unload'),
    })
  }
  fake.app.launch()
  log.length = 0
  const routes = () => (fake.getCurrentPages() as PageInstance[]).map((page) => page.route)
  return { fake, log, routes }
}

type Route = (options: { url: string }) => Promise<unknown>

describe('page stack', () => {
  it('holdsTenPages', async () => {
    const { fake, routes } = launched()
    for (let i = 0; i < 9; i++) await fake.wx.navigateTo({ url: '/pages/a/a' })
    await expect(fake.wx.navigateTo({ url: '/pages/a/a' })).rejects.toEqual({
      errMsg: 'navigateTo:fail webview count limit exceed',
    })
    expect(routes()).toHaveLength(10)
    await expect(fake.wx.redirectTo({ url: '/pages/b/b' })).resolves.toBeDefined()
  })

  it('runsTheLifeCyclesOfBothPages', async () => {
    const { fake, log, routes } = launched()
    await fake.wx.navigateTo({ url: '/pages/a/a' })
    expect(log.splice(0)).toEqual(['index.hide', 'a.load', 'a.show', 'a.ready'])
    await fake.wx.redirectTo({ url: '/pages/b/b' })
    expect(log.splice(0)).toEqual(['a.unload', 'b.load', 'b.show', 'b.ready'])
    await fake.wx.navigateBack()
    expect(log.splice(0)).toEqual(['b.unload', 'index.show'])
    await fake.wx.reLaunch({ url: '/pages/a/a' })
    expect(log.splice(0)).toEqual(['index.unload', 'a.load', 'a.show', 'a.ready'])
    expect(routes()).toEqual(['pages/a/a'])
    await expect(fake.wx.navigateBack()).rejects.toMatchObject({
      errMsg: 'navigateBack:fail cannot navigate back at first page.',
    })
  })

  it('goesBackSeveralPagesButNeverBelowTheFirst', async () => {
    const { fake, log, routes } = launched()
    for (const url of ['/pages/a/a', '/pages/b/b', '/pages/a/a']) await fake.wx.navigateTo({ url })
    log.length = 0
    await fake.wx.navigateBack({ delta: 2 })
    expect(log.splice(0)).toEqual(['a.unload', 'b.unload', 'a.show'])
    await fake.wx.navigateBack({ delta: 99 })
    expect(routes()).toEqual(['pages/index/index'])
  })

  it('resolvesRelativeAddressesAndDoesNotDecodeTheQuery', async () => {
    const { fake } = launched()
    await fake.wx.navigateTo({ url: '../a/a?back=%2Fpages%2Fb&x=1=2&y' })
    expect(fake.navigation.current).toMatchObject({
      route: 'pages/a/a',
      options: { back: '%2Fpages%2Fb', x: '1=2', y: '' },
    })
  })

  it('failsForAPageThatIsNotThere', async () => {
    const { fake } = launched()
    for (const api of ['navigateTo', 'redirectTo', 'reLaunch', 'switchTab'] as const) {
      await expect((fake.wx[api] as Route)({ url: '/pages/none/none' })).rejects.toEqual({
        errMsg: `${api}:fail page "pages/none/none" is not found`,
      })
    }
  })

  it('canFailAnyNavigationByScript', async () => {
    const { fake, routes } = launched()
    fake.script('navigateTo').next({ fail: 'timeout' })
    await expect(fake.wx.navigateTo({ url: '/pages/a/a' })).rejects.toEqual({ errMsg: 'navigateTo:fail timeout' })
    expect(routes()).toHaveLength(1)
  })

  it('reportsAnExceptionInALifeCycleAndGoesOn', async () => {
    const onUncaught = vi.fn()
    const { fake, routes } = launched({ onUncaught })
    fake.navigation.definePage('pages/a/a', {
      onLoad() {
        throw new Error('bug')
      },
    })
    await fake.wx.navigateTo({ url: '/pages/a/a' })
    expect(routes()).toEqual(['pages/index/index', 'pages/a/a'])
    expect(onUncaught).toHaveBeenCalledTimes(1)
  })
})

describe('tabBar rules', () => {
  it('allowsTabsOnlyBySwitchTabOrReLaunch', async () => {
    const { fake } = launched()
    await expect(fake.wx.navigateTo({ url: '/pages/tab/tab' })).rejects.toEqual({
      errMsg: 'navigateTo:fail can not navigateTo a tabbar page',
    })
    await expect(fake.wx.redirectTo({ url: '/pages/tab/tab' })).rejects.toEqual({
      errMsg: 'redirectTo:fail can not redirectTo a tabbar page',
    })
    await expect(fake.wx.switchTab({ url: '/pages/a/a' })).rejects.toEqual({
      errMsg: 'switchTab:fail can not switch to no-tabBar page',
    })
    await expect(fake.wx.reLaunch({ url: '/pages/tab/tab' })).resolves.toBeDefined()
  })

  it('unloadsOtherPagesOnSwitchTabAndKeepsTabsAlive', async () => {
    const { fake, log, routes } = launched()
    await fake.wx.navigateTo({ url: '/pages/a/a' })
    log.length = 0
    await fake.wx.switchTab({ url: '/pages/tab/tab?dropped=1' })
    expect(log.splice(0)).toEqual(['a.unload', 'tab.load', 'tab.show', 'tab.ready'])
    expect(routes()).toEqual(['pages/tab/tab'])
    expect(fake.navigation.current!.options).toEqual({})
    await fake.wx.switchTab({ url: '/pages/index/index' })
    expect(log.splice(0)).toEqual(['tab.hide', 'index.show'])
    await fake.wx.switchTab({ url: '/pages/index/index' })
    expect(log).toEqual([])
  })
})

describe('pages', () => {
  it('talkToTheirOpenerOnlyWhenNavigateToOpenedThem', async () => {
    const { fake } = launched()
    const heard = vi.fn()
    const { eventChannel } = await fake.wx.navigateTo({ url: '/pages/a/a', events: { done: heard } })
    const channel = fake.navigation.current!.getOpenerEventChannel()
    expect(channel).toBe(eventChannel)
    eventChannel.emit('done', 1)
    expect(heard).toHaveBeenCalledWith(1)
    await fake.wx.redirectTo({ url: '/pages/b/b' })
    expect(fake.navigation.current!.getOpenerEventChannel()).toEqual({})
  })

  it('setDataByPathAndFindMountedComponents', () => {
    const { fake } = launched()
    const page = fake.navigation.current!
    const done = vi.fn()
    page.setData({ 'a.b[1].c': 5, d: 1 }, done)
    expect(page.data).toEqual({ a: { b: [undefined, { c: 5 }] }, d: 1 })
    expect(done).toHaveBeenCalled()
    const popup = { open: () => undefined }
    expect(page.selectComponent('#auth-popup')).toBeNull()
    fake.navigation.mount('#auth-popup', popup)
    expect(page.selectComponent('#auth-popup')).toBe(popup)
    expect(page.selectComponent('#other')).toBeNull()
  })

  it('areACopyInGetCurrentPages', () => {
    const { fake, routes } = launched()
    fake.getCurrentPages().pop()
    expect(routes()).toHaveLength(1)
  })

  it('eventChannelsDeliverOnceAndCanBeLeft', async () => {
    const { fake } = launched()
    const { eventChannel } = await fake.wx.navigateTo({ url: '/pages/a/a' })
    const once = vi.fn()
    const off = vi.fn()
    eventChannel.once('e', once)
    eventChannel.on('e', off)
    eventChannel.off('e', off)
    eventChannel.emit('e')
    eventChannel.emit('e')
    expect(once).toHaveBeenCalledTimes(1)
    expect(off).not.toHaveBeenCalled()
  })
})

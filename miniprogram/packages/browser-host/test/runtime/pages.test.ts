// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { runApp, type RunningApp, type Sources } from '../support/runApp'

const LOG = `
const log = (getApp().log = getApp().log || [])
const hooks = {}
for (const name of ['onLoad', 'onShow', 'onReady', 'onHide', 'onUnload']) {
  hooks[name] = function () { log.push(this.route + ' ' + name) }
}
Page(hooks)`

const SHOP: Sources = {
  'app.json': JSON.stringify({
    pages: ['home', 'me', 'deep', 'other'],
    tabBar: {
      list: [
        { pagePath: 'home', text: 'Home' },
        { pagePath: 'me', text: 'Me' },
      ],
    },
  }),
  'app.js': 'App({ log: [], onLaunch() { this.log.push("app onLaunch") }, onShow() { this.log.push("app onShow") } })',
  ...Object.fromEntries(
    ['home', 'me', 'deep', 'other'].flatMap((page) => [
      [`${page}.wxml`, `<view>${page}</view>`],
      [`${page}.js`, LOG],
    ]),
  ),
}

const logOf = (app: RunningApp) => (app.host.fake.getApp() as { log: string[] }).log.splice(0)
const routes = (app: RunningApp) => app.host.views.instances().map(({ route }) => route)

async function call(app: RunningApp, api: string, options: object): Promise<string> {
  const wx = app.host.fake.wx as unknown as Record<string, (options: object) => Promise<{ errMsg: string }>>
  const { errMsg } = await wx[api]!(options).catch((error: { errMsg: string }) => error)
  await app.settle()
  return errMsg
}

describe('life-cycle', () => {
  it('startsTheAppThenLoadsShowsAndReadiesThePage', async () => {
    const app = await runApp(SHOP)
    expect(logOf(app)).toEqual(['app onLaunch', 'app onShow', 'home onLoad', 'home onShow', 'home onReady'])
    expect(app.text()).toBe('home')
  })

  it('hidesTheOldPageUnderANewOneAndShowsItAgain', async () => {
    const app = await runApp(SHOP)
    logOf(app)
    expect(await call(app, 'navigateTo', { url: '/deep?x=1' })).toBe('navigateTo:ok')
    expect(logOf(app)).toEqual(['home onHide', 'deep onLoad', 'deep onShow', 'deep onReady'])
    expect(app.host.views.current?.instance.options).toEqual({ x: '1' })
    await call(app, 'navigateBack', {})
    expect(logOf(app)).toEqual(['deep onUnload', 'home onShow'])
    expect(app.pages.querySelectorAll('.mh-page')).toHaveLength(1)
  })

  it('takesSetDataOfAPageThatIsGone', async () => {
    const app = await runApp({
      ...SHOP,
      'deep.json': '{"usingComponents":{"note":"note"}}',
      'deep.wxml': '<note wx:if="{{late}}" text="{{late}}" /><view wx:else>waiting</view>',
      'deep.js': 'Page({ onLoad() { getApp().deep = this }, onUnload() { getApp().unloaded = true } })',
      'note.json': '{"component":true}',
      'note.wxml': '<image src="{{text}}" /><input value="{{text}}" /><view hidden="{{!text}}">{{text}}</view>',
      'note.js':
        'Component({ properties: { text: String }, lifetimes: { detached() { getApp().gone = true; getApp().note ??= this } } })',
    })
    const shared = app.host.fake.getApp() as Record<string, unknown>
    const complain = vi.spyOn(console, 'error')
    await call(app, 'navigateTo', { url: '/deep' })
    const deep = shared.deep as { data: object; setData(patch: object): void }
    deep.setData({ late: 'first' })
    await call(app, 'navigateBack', {})
    expect([shared.unloaded, shared.gone]).toEqual([true, true])
    deep.setData({ late: '' })
    deep.setData({ late: 'at last', 'list[1].name': 'second', 'list[0]': 'first' })
    const note = shared.note as typeof deep
    note.setData({ own: true })
    await app.settle()
    expect(deep.data).toMatchObject({ late: 'at last', list: ['first', { name: 'second' }] })
    expect(note.data).toMatchObject({ own: true })
    expect(complain).not.toHaveBeenCalled()
    expect(app.complaints).toEqual([])
    expect(app.frame.textContent).not.toContain('at last')
  })

  it('runsHideAndShowOfAppAndPageInTheBackground', async () => {
    const app = await runApp(SHOP)
    logOf(app)
    app.host.fake.app.hide()
    app.host.fake.app.show()
    expect(logOf(app)).toEqual(['home onHide', 'app onShow', 'home onShow'])
  })

  it('loadsThePageOfTheAddressWithItsQuery', async () => {
    const app = await runApp(SHOP, { page: 'deep?id=7' })
    expect(app.host.views.current?.instance.options).toEqual({ id: '7' })
    expect(app.frame.querySelector('.mh-home')).not.toBeNull()
  })

  it('reportsAnExceptionAndGoesOn', async () => {
    const app = await runApp({
      ...SHOP,
      'home.js': 'Page({ onLoad() { throw new Error("broken") }, onShow() { getApp().shown = true } })',
    })
    expect(app.host.fake.getApp()).toMatchObject({ shown: true })
    expect(app.host.events.recent.find(({ op }) => op === 'error')?.detail).toBe('Error: broken')
  })
})

describe('page stack', () => {
  it('refusesTheEleventhPageInTheWordsOfWeChat', async () => {
    const app = await runApp(SHOP)
    for (let depth = 2; depth <= 10; depth++)
      expect(await call(app, 'navigateTo', { url: '/deep' })).toBe('navigateTo:ok')
    expect(await call(app, 'navigateTo', { url: '/deep' })).toBe('navigateTo:fail webview count limit exceed')
    expect(routes(app)).toHaveLength(10)
  })

  it('opensTabsOnlyAsTabsAndKeepsThem', async () => {
    const app = await runApp(SHOP)
    expect(await call(app, 'navigateTo', { url: '/me' })).toBe('navigateTo:fail can not navigateTo a tabbar page')
    const [home] = app.host.views.instances()
    await call(app, 'switchTab', { url: '/me' })
    expect(routes(app)).toEqual(['me'])
    await call(app, 'switchTab', { url: '/home' })
    expect(app.host.views.instances()[0]).toBe(home)
    expect(await call(app, 'switchTab', { url: '/deep' })).toBe('switchTab:fail can not switch to no-tabBar page')
  })

  it('showsTheTabBarOnTabPagesOnly', async () => {
    const app = await runApp(SHOP)
    const bar = () => app.pages.querySelector('.mh-page:not([hidden]) .mh-tabs:not([hidden])')
    expect(bar()?.textContent).toBe('HomeMe')
    await call(app, 'navigateTo', { url: '/deep' })
    expect(bar()).toBeNull()
  })

  it('redirectsAndRelaunches', async () => {
    const app = await runApp(SHOP)
    await call(app, 'navigateTo', { url: '/deep' })
    await call(app, 'redirectTo', { url: '/other' })
    expect(routes(app)).toEqual(['home', 'other'])
    await call(app, 'reLaunch', { url: '/deep' })
    expect(routes(app)).toEqual(['deep'])
    expect(await call(app, 'navigateTo', { url: '/nowhere' })).toContain('is not found')
  })

  it('givesTheOpenerAChannel', async () => {
    const app = await runApp({
      ...SHOP,
      'deep.js': 'Page({ onLoad() { this.getOpenerEventChannel().emit("chosen", 5) } })',
    })
    const heard: unknown[] = []
    app.host.fake.wx.navigateTo({
      url: '/deep',
      events: { chosen: (value: number) => heard.push(value) },
      fail: () => undefined,
    })
    await app.settle()
    expect(heard).toEqual([5])
  })

  it('goesBackByTheBar', async () => {
    const app = await runApp(SHOP)
    await call(app, 'navigateTo', { url: '/deep' })
    app.pages.querySelector<HTMLElement>('.mh-page:not([hidden]) .mh-back')?.click()
    await app.settle()
    expect(routes(app)).toEqual(['home'])
  })

  it('haveInMomentsNothingButTheWayIntoTheMiniProgram', async () => {
    const app = await runApp(SHOP, { scene: 1154 })
    app.host.fake.app.hide()
    app.host.fake.app.show()
    await app.settle()
    expect([...app.frame.querySelectorAll('.mh-single')].map(({ textContent }) => textContent)).toEqual(['前往小程序'])
    expect(app.frame.querySelector('.mh-tabs')).toBeNull()
    expect(await call(app, 'navigateTo', { url: '/deep' })).toMatch(/^navigateTo:fail/)
    expect(app.host.fake.screen.toasts.at(-1)?.title).toBe('请前往小程序使用完整服务')
  })
})

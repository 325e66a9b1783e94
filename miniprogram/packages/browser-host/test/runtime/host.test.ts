// @vitest-environment jsdom
import { describe, expect, it, vi } from 'vitest'
import { addressOf, configOfAddress, personasOf } from '../../src/runtime/config'
import { HostEvents, plain } from '../../src/runtime/events'
import { ModuleRegistry } from '../../src/runtime/modules/moduleRegistry'
import { redact } from '../../src/runtime/shell/redact'
import { rewriteOrigin } from '../../src/runtime/wx/connection'
import { runApp } from '../support/runApp'

const scope = { global: {}, timers: [] }
const PAGE = { 'app.json': JSON.stringify({ pages: ['p'] }), 'p.wxml': '<view class="b" bind:tap="on">x</view>' }

describe('modules', () => {
  it('mayRequireEachOtherInACircle', () => {
    const modules = new ModuleRegistry()
    modules.define('a.js', { './b': 'b.js' }, (require: any, module: any) => {
      module.exports.early = 1
      module.exports.late = require('./b').seen
    })
    modules.define('b.js', { './a': 'a.js' }, (require: any, module: any) => {
      module.exports.seen = require('./a').early
    })
    expect(modules.load('a.js', scope)).toEqual({ early: 1, late: 1 })
  })

  it('areFoundByNamesMadeAtRunTime', () => {
    const modules = new ModuleRegistry()
    modules.define('x/a.js', {}, (require: any, module: any) => {
      module.exports = [require('./b'), require('../c')]
    })
    modules.define('x/b.js', {}, (_: any, module: any) => (module.exports = 'b'))
    modules.define('c/index.js', {}, (_: any, module: any) => (module.exports = 'c'))
    expect(modules.load('x/a.js', scope)).toEqual(['b', 'c'])
  })

  it('tellAgainWhyTheyFail', () => {
    const modules = new ModuleRegistry()
    modules.define('a.js', {}, (require: any) => require('./none'))
    for (let i = 0; i < 2; i++) expect(() => modules.load('a.js', scope)).toThrow("module 'none.js' is not defined")
  })

  it('seeWhatAnotherPutsInPlaceOfAGlobal', async () => {
    const app = await runApp({
      ...PAGE,
      'app.js': 'globalThis.wx = Object.assign({ mark: 1 }, wx); App({})',
      'p.js': 'Page({ data: { seen: [wx.mark, globalThis.wx === wx, global.wx === wx, typeof wx.login] } })',
    })
    expect(app.host.views.current?.instance.data.seen).toEqual([1, true, true, 'function'])
  })

  it('doNotSeeTheBrowser', async () => {
    const app = await runApp({
      ...PAGE,
      'p.js':
        'Page({ data: { seen: [typeof window, typeof document, typeof fetch, typeof localStorage, typeof wx, typeof globalThis.Page] } })',
    })
    expect(app.host.views.current?.instance.data.seen).toEqual([
      'undefined',
      'undefined',
      'undefined',
      'undefined',
      'object',
      'function',
    ])
  })
})

describe('addresses', () => {
  it('areServedFromThePagesOriginUnlessToldOtherwise', () => {
    const origins = { 'https://cdn.example': 'https://cdn.real', '*': 'http://127.0.0.1:1/' }
    expect(rewriteOrigin('https://api.example/v1/me?x=1', {}, 'http://here')).toBe('http://here/v1/me?x=1')
    expect(rewriteOrigin('https://cdn.example/a', origins, 'http://here')).toBe('https://cdn.real/a')
    expect(rewriteOrigin('https://api.example/a', origins, 'http://here')).toBe('http://127.0.0.1:1/a')
  })

  it('carryTheConfiguration', () => {
    expect(configOfAddress('?persona=bob&scene=1154&online=false&x=y')).toEqual({
      persona: 'bob',
      scene: 1154,
      online: false,
    })
    expect(addressOf('?persona=bob&slow=1', { persona: 'alice' })).toBe('?persona=alice&slow=1')
    expect(personasOf({}).map(({ id }) => id)).toEqual(['alice', 'bob', 'carol'])
  })
})

describe('events', () => {
  it('tellEveryCallAndEveryRequest', async () => {
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response('{"ok":true}', { headers: { 'content-type': 'application/json' } })),
    )
    const app = await runApp({
      ...PAGE,
      'p.js': 'Page({ on() { wx.request({ url: "https://api.example/v1/x", data: { a: 1 } }) } })',
    })
    await app.tap('.b')
    await vi.waitFor(
      () => {
        const told = app.host.events.recent
          .filter(({ op }) => /request|v1/.test(op))
          .map(({ lane, op, phase }) => `${lane} ${op} ${phase}`)
        expect(told).toEqual([
          'wx wx.request call',
          'request GET /v1/x call',
          'request GET /v1/x success',
          'wx wx.request success',
        ])
      },
      { timeout: 60_000 },
    )
    vi.unstubAllGlobals()
  })

  it('areCopiesThatCanBeSent', () => {
    expect(plain({ f: () => 1, e: new TypeError('x'), b: new Uint8Array(3), d: { n: [1, undefined] } })).toEqual({
      e: 'TypeError: x',
      b: '[3 bytes]',
      d: { n: [1, undefined] },
    })
    const circle: Record<string, unknown> = {}
    circle.self = circle
    expect(JSON.stringify(plain(circle))).toContain('…')
  })

  it('keepTheNewestAndStopOnRequest', () => {
    const events = new HostEvents()
    const heard: number[] = []
    const off = events.on(({ seq }) => heard.push(seq))
    events.emit({ lane: 'app', op: 'a', phase: 'moment' })
    off()
    for (let i = 0; i < 5000; i++) events.emit({ lane: 'app', op: 'b', phase: 'moment' })
    expect([heard, events.recent.length, events.recent[0]?.seq]).toEqual([[1], 5000, 2])
  })

  it('showSecretsCutShort', () => {
    expect(
      redact({
        token: 'mj_0123456789',
        header: { Authorization: 'Bearer mj_0123456789' },
        code: 'short',
        name: 'a long text stays',
      }),
    ).toEqual({
      token: 'mj_01234…',
      header: { Authorization: 'Bearer mj_01234…' },
      code: 'short',
      name: 'a long text stays',
    })
    expect(
      redact({
        openId: 'oABCDEFGHIJKLMNOPQRSTUVWXYZ01',
        user: { unionid: 'u1', session_key: ['a2V5'], appSecret: '5ec2e7' },
        text: 'said mj_0123456789abcdef to openId',
        list: '[{"openid":"oABC"}]',
      }),
    ).toEqual({
      openId: '•••',
      user: { unionid: '•••', session_key: '•••', appSecret: '•••' },
      text: 'said mj_01234… to openId',
      list: '[{"openid":"•••"}]',
    })
    expect(redact({ data: '{"token":"mj_0123456789"}', text: '{no json' })).toEqual({
      data: '{"token":"mj_01234…"}',
      text: '{no json',
    })
  })
})

describe('wx', () => {
  it('saysWhatItDoesNotHave', async () => {
    const app = await runApp({ ...PAGE, 'p.js': 'Page({ on() { if (wx.getLocation) throw 1 } })' })
    await app.tap('.b')
    await app.tap('.b')
    expect(app.complaints).toEqual(['wx.getLocation is not supported by the browser host'])
  })

  it('storesOverReloadsForEachPersonApart', async () => {
    const app = await runApp({
      ...PAGE,
      'p.js': 'Page({ on() { wx.setStorageSync("k", { at: 1 }); wx.setStorageSync("d", new Date(5)) } })',
    })
    await app.tap('.b')
    const kept = localStorage.getItem('menjin:wxemu00000000shop:alice')
    expect(JSON.parse(kept ?? '')).toEqual({ k: { value: { at: 1 } }, d: { value: { $date: 5 } } })
    app.host.fake.storage.clear()
    app.host.storage.load()
    expect(app.host.fake.wx.getStorageSync('d')).toEqual(new Date(5))
    app.host.storage.clear()
    expect(localStorage.length).toBe(0)
  })

  it('asksByDialogs', async () => {
    const app = await runApp({
      ...PAGE,
      'p.js':
        'Page({ data: { got: [] }, async on() { this.data.got.push((await wx.showModal({ title: "t", content: "c" })).confirm); this.data.got.push((await wx.showActionSheet({ itemList: ["a", "b"] })).tapIndex) } })',
    })
    const press = async (selector: string) => {
      app.frame.querySelector<HTMLElement>(selector)!.click()
      await app.settle()
    }
    await app.tap('.b')
    await press('[data-layer=modal] .mh-yes')
    await press('[data-layer=action-sheet] .mh-item:nth-child(2)')
    expect(app.host.views.current?.instance.data.got).toEqual([true, 1])
  })

  it('drawsToastAndTitle', async () => {
    const app = await runApp({
      ...PAGE,
      'p.js':
        'Page({ on() { wx.showToast({ title: "Saved", duration: 50 }); wx.setNavigationBarTitle({ title: "New" }) } })',
    })
    await app.tap('.b')
    expect(app.frame.querySelector('.mh-bar-title')?.textContent).toBe('New')
    expect(app.host.fake.screen.toasts).toHaveLength(1)
    await vi.waitFor(
      () => {
        expect(app.frame.querySelector('.mh-toast')).toBeNull()
      },
      { timeout: 60_000 },
    )
  })

  it('colorsTheBarsByTheTheme', async () => {
    const app = await runApp(
      {
        'app.json': JSON.stringify({
          pages: ['p'],
          darkmode: true,
          themeLocation: 'theme.json',
          window: { navigationBarBackgroundColor: '@bar' },
        }),
        'theme.json': '{"light":{"bar":"#ffffff"},"dark":{"bar":"#111111"}}',
        'p.wxml': '',
        'p.js': 'Page({})',
      },
      { theme: 'dark' },
    )
    const bar = app.frame.querySelector<HTMLElement>('.mh-bar')
    expect(bar?.style.background).toBe('rgb(17, 17, 17)')
    app.host.fake.device.setTheme('light')
    expect(bar?.style.background).toBe('rgb(255, 255, 255)')
  })
})

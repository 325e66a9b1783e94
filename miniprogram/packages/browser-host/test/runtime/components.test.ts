// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { runApp, type Sources } from '../support/runApp'

/** A page with one component `x`. */
function withComponent(
  x: { js: string; wxml: string; wxss?: string; json?: object },
  page: string,
  pageJs = 'Page({})',
): Sources {
  return {
    'app.json': JSON.stringify({ pages: ['page'] }),
    'page.json': JSON.stringify({ usingComponents: { x: 'x/index' } }),
    'page.wxml': page,
    'page.js': pageJs,
    'x/index.json': JSON.stringify({ component: true, ...x.json }),
    'x/index.wxml': x.wxml,
    'x/index.js': x.js,
    ...(x.wxss === undefined ? {} : { 'x/index.wxss': x.wxss }),
  }
}

const page = (app: Awaited<ReturnType<typeof runApp>>) =>
  app.host.views.current!.instance as unknown as {
    data: Record<string, unknown>
    setData(patch: object): void
    selectComponent(selector: string): Record<string, any>
  }

describe('components', () => {
  it('runTheirLifeTimesInOrder', async () => {
    const app = await runApp({
      ...withComponent(
        {
          wxml: '<view/>',
          js: `const log = getApp().log; Component({
            lifetimes: { created() { log.push('created') }, attached() { log.push('attached') }, ready() { log.push('ready') }, detached() { log.push('detached') } },
            pageLifetimes: { show() { log.push('show') }, hide() { log.push('hide') } } })`,
        },
        '<x wx:if="{{!gone}}" />',
        'Page({ onLoad() { getApp().log.push("onLoad") }, onShow() { getApp().log.push("onShow") }, onReady() { getApp().log.push("onReady") } })',
      ),
      'app.js': 'App({ log: [] })',
    })
    const { log } = app.host.fake.getApp() as { log: string[] }
    expect(log).toEqual(['created', 'attached', 'onLoad', 'show', 'onShow', 'ready', 'onReady'])
    app.host.fake.app.hide()
    page(app).setData({ gone: true })
    expect(log.slice(7)).toEqual(['hide', 'detached'])
  })

  it('takePropertiesObserveThemAndTriggerEvents', async () => {
    const app = await runApp(
      withComponent(
        {
          wxml: '<text>{{twice}}</text>',
          js: `Component({ properties: { n: { type: Number, value: 1, observer: 'changed' } }, data: { twice: 0 },
            observers: { n(n) { this.setData({ twice: n * 2 }) } },
            methods: { changed(now, before) { this.triggerEvent('n', { now, before }) } } })`,
        },
        '<x n="{{n}}" bind:n="onN" data-kind="k" />',
        'Page({ data: { n: 4, seen: [] }, onN(e) { this.data.seen.push([e.detail, e.currentTarget.dataset]) } })',
      ),
    )
    expect(app.text()).toBe('8')
    page(app).setData({ n: 5 })
    expect(app.text()).toBe('10')
    expect(page(app).data.seen).toContainEqual([{ now: 5, before: 4 }, { kind: 'k' }])
  })

  it('switchNamedSlots', async () => {
    const app = await runApp(
      withComponent(
        {
          wxml: '<slot wx:if="{{on}}" name="a" /><slot wx:else name="b" />',
          js: 'Component({ options: { multipleSlots: true }, properties: { on: Boolean } })',
        },
        '<x on="{{on}}"><view slot="a">A</view><view slot="b">B</view></x>',
      ),
    )
    expect(app.text()).toBe('B')
    page(app).setData({ on: true })
    expect(app.text()).toBe('A')
  })

  it('areFoundBySelectComponent', async () => {
    const app = await runApp(
      withComponent(
        { wxml: '', js: 'Component({ methods: { hello() { return "hello" } } })' },
        '<x id="one" class="c" />',
      ),
    )
    expect(page(app).selectComponent('#one').hello()).toBe('hello')
    expect(page(app).selectComponent('.c')).not.toBeNull()
    expect(page(app).selectComponent('#none')).toBeNull()
  })

  it('keepTheirStylesToThemselvesAndTakeExternalClasses', async () => {
    const app = await runApp({
      ...withComponent(
        {
          wxml: '<view class="box outer-class">x</view>',
          wxss: '.box { color: red } :host { display: block }',
          js: 'Component({ externalClasses: ["outer-class"] })',
        },
        '<view class="box">p</view><x outer-class="mine" />',
      ),
      'page.wxss': '.box { width: 75rpx } .mine { color: blue }',
    })
    const [outside, inside] = [...app.pages.querySelectorAll('wx-view')]
    expect(outside?.className).toBe('box')
    expect(inside?.className.split(' ').map((name) => name.replace(/^c\d+/, 'c'))).toEqual(['c--box', 'mine'])
    const styles = [...document.head.querySelectorAll('style')].map((style) => style.textContent).join('\n')
    expect(styles).toMatch(/\.c\d+--box/)
    expect(styles).toMatch(/\[wx-host="c\d+"\]/)
    expect(styles).toContain('width: 10cqw')
  })

  it('shareStylesWhereTheyAskForItInTheScript', async () => {
    const app = await runApp(
      withComponent(
        { wxml: '<view class="box">x</view>', js: 'Component({ options: { styleIsolation: "shared" } })' },
        '<x />',
      ),
    )
    expect(app.one('x,wx-x wx-view').className).toBe('box')
  })

  it('mixBehaviorsWithBuiltInOnes', async () => {
    const app = await runApp(
      withComponent(
        {
          wxml: '<text>{{a}}{{b}}</text>',
          js: `const shared = Behavior({ data: { a: 1 }, methods: { hi() { return this.data.b } } })
            Component({ behaviors: ['wx://form-field', shared], data: { b: 2 } })`,
        },
        '<x id="x" name="n" />',
      ),
    )
    expect(app.text()).toBe('12')
    expect(page(app).selectComponent('#x').hi()).toBe(2)
  })

  it('relateToEachOther', async () => {
    const app = await runApp({
      'app.json': JSON.stringify({ pages: ['page'] }),
      'page.json': JSON.stringify({ usingComponents: { list: 'list', item: 'item' } }),
      'page.wxml': '<list id="list"><item /><item /></list>',
      'page.js': 'Page({})',
      'list.json': '{"component":true}',
      'list.wxml': '<slot />',
      'list.js':
        "Component({ relations: { './item': { type: 'child' } }, methods: { count() { return this.getRelationNodes('./item').length } } })",
      'item.json': '{"component":true}',
      'item.wxml': '',
      'item.js': "Component({ relations: { './list': { type: 'parent' } } })",
    })
    expect(page(app).selectComponent('#list').count()).toBe(2)
  })

  it('becomePagesAndTakeTheQueryAsProperties', async () => {
    const app = await runApp(
      {
        'app.json': JSON.stringify({ pages: ['page'] }),
        'page.json': '{"usingComponents":{}}',
        'page.wxml': '<text>{{id}} {{loaded}}</text>',
        'page.js':
          'Component({ properties: { id: String }, methods: { onLoad(query) { this.setData({ loaded: query.id }) } } })',
      },
      { page: 'page?id=q' },
    )
    expect(app.text()).toBe('q q')
  })
})

describe('events', () => {
  const press = async (wxml: string, js: string) => {
    const app = await runApp({ 'app.json': JSON.stringify({ pages: ['page'] }), 'page.wxml': wxml, 'page.js': js })
    await app.tap('.in')
    return page(app).data.log
  }
  const LOGGER =
    'Page({ data: { log: [] }, a(e) { this.data.log.push("a " + e.target.id) }, b(e) { this.data.log.push("b " + e.currentTarget.dataset.n) }, c() { this.data.log.push("c") } })'

  it('bubbleUnlessCaught', async () => {
    expect(
      await press(
        '<view bind:tap="c"><view bindtap="b" data-n="{{1}}"><view class="in" id="i" bind:tap="a" /></view></view>',
        LOGGER,
      ),
    ).toEqual(['a i', 'b 1', 'c'])
    expect(
      await press(
        '<view bind:tap="c"><view catchtap="b" data-n="{{1}}"><view class="in" id="i" bind:tap="a" /></view></view>',
        LOGGER,
      ),
    ).toEqual(['a i', 'b 1'])
  })

  it('areCapturedFromTheOutside', async () => {
    expect(await press('<view capture-bind:tap="c"><view class="in" id="i" bind:tap="a" /></view>', LOGGER)).toEqual([
      'c',
      'a i',
    ])
    expect(await press('<view capture-catch:tap="c"><view class="in" id="i" bind:tap="a" /></view>', LOGGER)).toEqual([
      'c',
    ])
  })

  it('carryMarksAndOwnFields', async () => {
    const log = await press(
      '<view mark:outer="{{1}}"><view class="in" mark:inner="x" bind:tap="on" /></view>',
      'Page({ data: { log: [] }, on(e) { const { type, mark, detail } = Object.assign({}, e); this.data.log.push(type, mark, typeof detail.x, e.changedTouches.length) } })',
    )
    expect(log).toEqual(['tap', { outer: 1, inner: 'x' }, 'number', 1])
  })

  it('doNotComeFromADisabledButton', async () => {
    expect(
      await press('<view bind:tap="c"><button class="in" disabled bind:tap="a">x</button></view>', LOGGER),
    ).toEqual([])
  })
})

describe('setData', () => {
  it('passesOnlyWhatJsonCanSay', async () => {
    const app = await runApp({
      'app.json': JSON.stringify({ pages: ['page'] }),
      'page.wxml': '<text>{{d}}</text>',
      'page.js': 'Page({ data: { u: 1 } })',
    })
    const { instance } = app.host.views.current!
    instance.setData({ d: new Date(0), f: () => 1, u: undefined, n: NaN, deep: { x: undefined, y: [undefined, 1] } })
    expect(instance.data).toEqual({ d: '1970-01-01T00:00:00.000Z', u: 1, n: null, deep: { y: [null, 1] } })
    expect(app.text()).toBe('1970-01-01T00:00:00.000Z')
    expect(app.complaints.join()).toContain('Setting data field "u" to undefined is invalid.')
  })
})

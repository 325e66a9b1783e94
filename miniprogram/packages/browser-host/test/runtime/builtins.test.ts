// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { runApp, type RunningApp } from '../support/runApp'

const RECORDER = `Page({ data: { seen: [] },
  on(e) { this.data.seen.push([e.type, e.detail]) } })`

const show = (wxml: string, config: object = {}) =>
  runApp({ 'app.json': JSON.stringify({ pages: ['page'] }), 'page.wxml': wxml, 'page.js': RECORDER }, config)

const seen = (app: RunningApp) => (app.host.views.current!.instance.data.seen as unknown[]).splice(0)
const dialog = (app: RunningApp, kind: string, button: string) => {
  const found = app.frame.querySelector<HTMLElement>(`[data-layer=${kind}] ${button}`)
  if (!found) throw new Error(`No ${kind} dialog`)
  found.click()
  return app.settle()
}
const type = (app: RunningApp, text: string) => {
  const field = app.one<HTMLInputElement>('input,textarea')
  field.value = text
  field.dispatchEvent(new Event('input', { bubbles: true }))
}

describe('button', () => {
  it('givesThePhoneWhenThePersonAllowsIt', async () => {
    const app = await show('<button open-type="getPhoneNumber" bind:getphonenumber="on">x</button>')
    await app.tap('wx-button')
    await dialog(app, 'phone', '.mh-number')
    expect(seen(app)).toEqual([
      ['getphonenumber', expect.objectContaining({ errMsg: 'getPhoneNumber:ok', code: expect.any(String) })],
    ])
  })

  it('refusesInTheWordsOfThePlatform', async () => {
    const app = await show('<button open-type="getRealtimePhoneNumber" bind:getrealtimephonenumber="on">x</button>')
    await app.tap('wx-button')
    await dialog(app, 'phone', '.mh-deny')
    expect(seen(app)).toEqual([['getrealtimephonenumber', { errMsg: 'getRealtimePhoneNumber:fail user deny' }]])
  })

  it('takesAnotherNumber', async () => {
    const app = await show('<button open-type="getPhoneNumber" bind:getphonenumber="on">x</button>')
    await app.tap('wx-button')
    await dialog(app, 'phone', '.mh-other')
    app.frame.querySelector<HTMLInputElement>('[data-layer=phone] input')!.value = '13700000007'
    await dialog(app, 'phone', '.mh-yes')
    const [[, detail]] = seen(app) as [[string, { code: string }]]
    expect(app.host.fake.wechat.getPhoneNumber(detail.code)).toMatchObject({
      phone_info: { purePhoneNumber: '13700000007' },
    })
    expect(app.host.fake.wechat.user.phone).toBe(app.host.person.phone)
  })

  it('agreesToPrivacyAndOpensSettings', async () => {
    const app = await show(
      '<button id="agree" class="a" open-type="agreePrivacyAuthorization" bind:agreeprivacyauthorization="on" /><button class="s" open-type="openSetting" bind:opensetting="on" />',
      { privacy: 'ask' },
    )
    await app.tap('.a')
    expect(app.host.fake.privacy.agreed).toBe(true)
    await app.tap('.s')
    await dialog(app, 'settings', '.mh-yes')
    expect(seen(app).map(([name]: any) => name)).toEqual(['agreeprivacyauthorization', 'opensetting'])
  })

  it('firesNothingWhenTheAvatarPickerIsLeft', async () => {
    const app = await show('<button open-type="chooseAvatar" bind:chooseavatar="on" />')
    await app.tap('wx-button')
    await dialog(app, 'avatar', '.mh-cancel')
    expect(seen(app)).toEqual([])
  })

  it('asksForConsentFirst', async () => {
    const app = await show('<button open-type="getPhoneNumber" bind:getphonenumber="on">x</button>', { privacy: 'ask' })
    await app.tap('wx-button')
    await dialog(app, 'privacy', '.mh-no')
    expect(seen(app)).toEqual([
      ['getphonenumber', { errMsg: 'getPhoneNumber:fail privacy permission is not authorized', errno: 104 }],
    ])
  })

  it('doesNothingInTheSinglePageOfMoments', async () => {
    const app = await show('<button open-type="getPhoneNumber" bind:getphonenumber="on">x</button>', { scene: 1154 })
    await app.tap('wx-button')
    expect(app.host.fake.screen.toasts.map(({ title }) => title)).toEqual(['请前往小程序使用完整服务'])
    expect(seen(app)).toEqual([])
  })

  it('saysOnceThatAnOpenTypeIsNotSupported', async () => {
    const app = await show('<button open-type="launchApp">x</button>')
    await app.tap('wx-button')
    await app.tap('wx-button')
    expect(app.complaints).toEqual(['The open-type "launchApp" of button is not supported'])
  })
})

describe('form', () => {
  it('submitsNamedFieldsAndResetsThem', async () => {
    const app = await show(`<form bind:submit="on" bind:reset="on">
      <input name="text" value="a" /><switch name="s" checked />
      <checkbox-group name="c" bind:change="on"><checkbox class="one" value="1" /><checkbox value="2" checked /></checkbox-group>
      <radio-group name="r"><label class="l"><radio value="x" />x</label></radio-group>
      <slider name="n" value="30" />
      <button class="go" form-type="submit" /><button class="back" form-type="reset" /></form>`)
    await app.tap('.one')
    await app.tap('.l')
    await app.tap('.go')
    expect(seen(app)).toEqual([
      ['change', { value: ['1', '2'] }],
      ['submit', { value: { text: 'a', s: true, c: ['1', '2'], r: 'x', n: 30 }, target: { id: '', dataset: {} } }],
    ])
    await app.tap('.back')
    await app.tap('.go')
    expect((seen(app)[1] as [string, object])[1]).toMatchObject({ value: { text: '', s: false, c: [], r: '' } })
  })
})

describe('input', () => {
  it('firesInputWithItsValueAndBindsTheModel', async () => {
    const app = await show('<input model:value="{{v}}" bind:input="on" bind:blur="on" /><text>{{v}}</text>')
    type(app, 'hello')
    app.one('input').dispatchEvent(new Event('blur'))
    expect(app.text()).toBe('hello')
    expect(seen(app)).toEqual([
      ['input', { value: 'hello', cursor: 5 }],
      ['blur', { value: 'hello', cursor: 5 }],
    ])
  })

  it('offersTheNicknameAndReviewsIt', async () => {
    const app = await show('<input type="nickname" bind:input="on" bind:nicknamereview="on" />')
    app.one('input').dispatchEvent(new Event('focus'))
    app.one('.mh-nickname').dispatchEvent(new MouseEvent('pointerdown'))
    app.one('input').dispatchEvent(new Event('blur'))
    expect(app.one<HTMLInputElement>('input').value).toBe('Alice')
    expect(seen(app)).toEqual([
      ['input', { value: 'Alice', cursor: 5 }],
      ['nicknamereview', { pass: true, timeout: false }],
    ])
  })

  it('isPlainTextWithoutConsent', async () => {
    const app = await show('<input type="nickname" bind:nicknamereview="on" />', { privacy: 'ask' })
    app.one('input').dispatchEvent(new Event('focus'))
    expect(app.pages.querySelector('.mh-nickname')).toBeNull()
    app.one('input').dispatchEvent(new Event('blur'))
    expect(seen(app)).toEqual([])
  })
})

describe('others', () => {
  it('showRichTextWithoutWhatRuns', async () => {
    const app = await show(
      `<rich-text nodes="<p onclick='bad()'>a<img src='javascript:bad()'><iframe></iframe></p>" />`,
    )
    expect(app.one('wx-rich-text').innerHTML).toBe('<p>a<img></p>')
  })

  it('turnTheSwiper', async () => {
    const app = await show(
      '<swiper bind:change="on" indicator-dots><swiper-item item-id="p">1</swiper-item><swiper-item item-id="q">2</swiper-item></swiper>',
    )
    const swiper = app.one('wx-swiper')
    Object.defineProperty(swiper, 'clientWidth', { value: 100 })
    swiper.dispatchEvent(new MouseEvent('pointerdown', { clientX: 90 }))
    swiper.dispatchEvent(new MouseEvent('pointerup', { clientX: 20 }))
    expect(seen(app)).toEqual([['change', { current: 1, currentItemId: 'q', source: 'touch' }]])
    expect(app.pages.querySelectorAll('.mh-dots i')).toHaveLength(2)
  })

  it('choosePickersLines', async () => {
    const app = await show('<picker range="{{r}}" bind:change="on" bind:cancel="on"><view class="p">x</view></picker>')
    app.host.views.current!.instance.setData({ r: ['a', 'b'] })
    await app.tap('.p')
    app.frame.querySelector<HTMLSelectElement>('[data-layer=picker] select')!.selectedIndex = 1
    await dialog(app, 'picker', '.mh-yes')
    expect(seen(app)).toEqual([['change', { value: 1 }]])
    await app.tap('.p')
    await dialog(app, 'picker', '.mh-no')
    expect(seen(app)).toEqual([['cancel', {}]])
  })

  it('hideAndTellScreenReaders', async () => {
    const app = await show('<view hidden="{{true}}" aria-role="alert" aria-label="l">x</view>')
    const view = app.one('wx-view')
    expect([view.hasAttribute('hidden'), view.getAttribute('role'), view.getAttribute('aria-label')]).toEqual([
      true,
      'alert',
      'l',
    ])
  })

  it('reportAnUnknownTagOnce', async () => {
    const app = await show('<web-view src="x" /><web-view src="y" />')
    const warnings = app.host.events.recent.filter(({ op }) => op === 'warning').map(({ detail }) => detail)
    expect(warnings).toEqual(['<web-view> is not supported by the browser host'])
  })

  it('navigate', async () => {
    const app = await runApp({
      'app.json': JSON.stringify({ pages: ['page', 'next'] }),
      'page.wxml': '<navigator url="next?a=1">go</navigator>',
      'page.js': 'Page({})',
      'next.wxml': '<view>next</view>',
      'next.js': 'Page({})',
    })
    await app.tap('wx-navigator')
    expect(app.text()).toBe('next')
  })
})

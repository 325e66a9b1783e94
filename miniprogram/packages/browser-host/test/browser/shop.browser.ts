import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { HostConfig } from '../../src/index'
import { type ApiServer, startApiServer } from './support/apiServer'
import { type Phone, raiseStage, type Stage } from './support/phone'

let api: ApiServer
let stage: Stage
const open: Phone[] = []

beforeAll(async () => {
  api = await startApiServer()
  stage = await raiseStage(join(import.meta.dirname, '../fixtures/shop'), { '/v1': api.url })
})
afterAll(async () => {
  await stage.close()
  await api.close()
})
beforeEach(() => {
  api.reset()
})
afterEach(async () => {
  const phones = open.splice(0)
  for (const phone of phones) await phone.close()
  // Nothing may go wrong unseen, whatever a test looks at.
  expect(phones.flatMap(({ errors }) => errors)).toEqual([])
})

async function enter(config: Partial<HostConfig> = {}): Promise<Phone> {
  const phone = await stage.open({ wechat: 'model', ...config })
  open.push(phone)
  return phone
}

const STATUS = '.status'

describe('a mini program in the browser', () => {
  it('logsInSilentlyAndRendersItsComponents', async () => {
    const { page, calls, picture } = await enter()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    expect(await page.locator('.row').allInnerTexts()).toEqual(['1. 龙井\n¥68.00', '2. 盖碗\n¥129.00'])
    expect(await page.locator('wx-badge').innerText()).toBe('3')
    expect(await calls('login')).toBe(1)
    expect(api.requests.map(({ line }) => line)).toEqual(['POST /v1/login'])
    expect(await page.evaluate('getApp().globalData.launched')).toBe(1)
    expect(await page.evaluate('[getApp().badgeReady, getApp().badgeShown, getCurrentPages()[0].data.made]')).toEqual([
      true,
      1,
      3,
    ])
    const card = await page.evaluate(
      'new Promise((done) => wx.createSelectorQuery().select(".card").boundingClientRect(done).exec())',
    )
    expect(card).toMatchObject({
      left: expect.closeTo(12.48, 1),
      top: expect.closeTo(12.48, 1),
      width: expect.closeTo(365, 0),
    })
    await picture('home')
  })

  it('givesThePhoneByThePopupAfterAFirstRefusal', async () => {
    const { page, picture } = await enter()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.order').click()
    const button = page.locator('wx-phone-container wx-button')
    await button.waitFor()
    await picture('popup')
    await button.click()
    await picture('phone-dialog')
    await page.locator('[data-layer=phone] .mh-deny').click()
    await page.locator('[data-layer=phone]').waitFor({ state: 'detached' })
    expect(api.user.phone).toBeNull()
    await button.click()
    await page.locator('[data-layer=phone] .mh-number').first().click()
    await page.locator(STATUS, { hasText: 'ordered' }).waitFor()
    expect(api.user.steps.phone).toBe(true)
    expect(api.requests.filter(({ line }) => line === 'PUT /v1/me/phone')).toHaveLength(1)
  })

  it('givesThePhoneOnAPageOfItsOwn', async () => {
    const { page, picture } = await enter()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.by-page').click()
    await page.locator('.mh-page:not([hidden]) .mh-bar-title', { hasText: '登录' }).waitFor()
    await picture('auth-page')
    await page.locator('wx-auth-page wx-phone-container wx-button').click()
    await page.locator('[data-layer=phone] .mh-other').click()
    await page.locator('[data-layer=phone] input').fill('13700000007')
    await page.locator('[data-layer=phone] .mh-yes').click()
    await page.locator(STATUS, { hasText: /ordered|has phone/ }).waitFor()
    expect(await page.evaluate('getCurrentPages().length')).toBe(1)
    expect(api.user.steps.phone).toBe(true)
  })

  it('cancelsThePopupByItsMask', async () => {
    const { page } = await enter()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.order').click()
    await page.locator('[class$="--menjin-mask"]').click({ position: { x: 40, y: 60 } })
    await page.locator(STATUS, { hasText: 'cancelled' }).waitFor()
  })

  it('fillsAvatarAndNicknameOnATabPage', async () => {
    const { page, picture } = await enter()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.mh-tab', { hasText: '我的' }).click()
    await page.locator('[class*="--menjin-avatar"][open-type=chooseAvatar]').click()
    await page.locator('[data-layer=avatar] .mh-item', { hasText: '用微信头像' }).click()
    await page.locator('wx-image[class$="--menjin-avatar__image"] img[src^=blob]').waitFor()
    await page.locator('wx-input input').click()
    await picture('nickname')
    await page.locator('.mh-nickname').click()
    await page.locator('wx-user-container wx-button', { hasText: '保存' }).click()
    await expect.poll(() => api.user).toMatchObject({ nickname: 'Alice', avatarUrl: '/avatar.jpg' })
    await picture('me')
  })

  it('asksForConsentThroughThePrivacyPopup', async () => {
    const { page, picture } = await enter({ privacy: 'ask' })
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.order').click()
    await page.locator('wx-phone-container wx-button').click()
    const agree = page.locator('wx-button[open-type=agreePrivacyAuthorization]')
    await agree.waitFor()
    await picture('privacy')
    await agree.click()
    await page.locator('[data-layer=phone] .mh-number').first().click()
    await page.locator(STATUS, { hasText: 'ordered' }).waitFor()
  })

  it('navigatesWithBackAndTabs', async () => {
    const { page } = await enter()
    await page.locator('.plain').click()
    await page.locator('.mh-page:not([hidden]) .mh-bar-title', { hasText: '普通页' }).waitFor()
    expect(await page.evaluate('getCurrentPages().map((page) => page.route)')).toEqual([
      'pages/home/index',
      'pages/plain/index',
    ])
    await page.locator('wx-navigator').click()
    await expect.poll(() => page.evaluate('getCurrentPages().map((page) => page.route)')).toEqual(['pages/home/index'])
    await page.locator('.plain').click()
    await page.locator('.mh-back').click()
    await expect.poll(() => page.evaluate('getCurrentPages().length')).toBe(1)
  })

  it('submitsAFormWithEveryKindOfField', async () => {
    const { page, picture } = await enter({ page: 'pages/plain/index?from=link' })
    const form = page.locator('wx-form')
    await form.locator('wx-input input').fill('小门')
    await form.locator('wx-textarea textarea').fill('好喝')
    await form.locator('wx-checkbox', { hasText: '' }).nth(1).click()
    await form.locator('wx-label', { hasText: '大' }).click()
    await form.locator('wx-switch').click()
    await picture('form')
    await form.locator('wx-button').click()
    const result = page.locator('.result')
    await expect.poll(() => result.innerText()).not.toBe('')
    expect(JSON.parse(await result.innerText())).toEqual({
      name: '小门',
      words: '好喝',
      kinds: ['a', 'b'],
      size: 'l',
      fast: false,
    })
    expect(await page.locator('wx-rich-text').innerHTML()).toBe('<b>粗</b>')
    expect(await page.locator('.mh-panel').innerText()).toContain('<camera> is not supported by the browser host')
  })

  it('saysWhatIsMissingInTheSinglePageOfMoments', async () => {
    const { page } = await enter({ scene: 1154 })
    await page.locator(STATUS, { hasText: 'single_page' }).waitFor()
    await page.locator('.plain').click()
    await page.locator(STATUS, { hasText: 'navigateTo:fail' }).waitFor()
    expect(api.requests).toEqual([])
  })

  it('failsOfflineAndRecovers', async () => {
    const { page } = await enter({ online: false })
    await page.locator(STATUS, { hasText: /wx_login_failed|network/ }).waitFor()
    expect(api.requests).toEqual([])
    await page.locator('select[name=network]').selectOption('online')
    await page.locator('.mh-tab', { hasText: '我的' }).click()
    await page.locator('.mh-tab', { hasText: '首页' }).click()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
  })

  it('keepsStorageForEachPersonOverAReload', async () => {
    const { page, calls } = await enter()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.reload()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    expect(await calls('login')).toBe(0)
    await page.locator('[data-persona=bob]').click()
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await expect.poll(() => calls('login')).toBe(1)
  })

  it('hidesAndShowsTheApp', async () => {
    const { page } = await enter()
    await page.evaluate(
      'globalThis.seen = []; wx.onAppHide(() => seen.push("hide")); wx.onAppShow(() => seen.push("show"))',
    )
    await page.locator('.mh-close').click()
    await page.locator('.mh-cover button').click()
    expect(await page.evaluate('globalThis.seen')).toEqual(['hide', 'show'])
  })

  it('isDarkWhenThePhoneIs', async () => {
    const { page, picture } = await enter({ theme: 'dark', view: 'phone' })
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    expect(await page.locator('wx-page').evaluate((node) => getComputedStyle(node).backgroundColor)).toBe(
      'rgb(17, 17, 17)',
    )
    await page.setViewportSize({ width: 390, height: 844 })
    await picture('dark')
  })
})

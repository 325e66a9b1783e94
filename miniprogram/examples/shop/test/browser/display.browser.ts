import { describe, expect, it } from 'vitest'
import { ask, askAtOnce, ended, navigate } from './support/authorization'
import type { Phone } from './support/phone'
import { masked } from './support/records'
import { useShop } from './support/shop'

const shop = useShop()

const PHONE_BY_POPUP = "mustAuth({ step: 'phone', mode: 'button' })"
const PHONE_BY_PAGE = "mustAuth({ step: 'phone', mode: 'page' })"

/** Opens the authorization page from 我的, which is a tab. */
async function byPage(phone: Phone): Promise<void> {
  await phone.hands.tab('我的')
  await phone.hands.front.locator('.person').click()
  await phone.hands.front.locator('wx-auth-page wx-auth-flow').waitFor()
  expect(await phone.pages()).toEqual(['pages/me/me', 'pages/auth/auth'])
}

/** WeChat's limit: after this no page can be opened by `navigateTo`. */
async function fillStack(phone: Phone, last: string): Promise<void> {
  // The first page opens by itself, a moment after the app.
  await expect.poll(() => phone.pages(), { timeout: 60_000 }).toHaveLength(1)
  for (let i = 1; i < 9; i++) {
    expect(await navigate(phone, 'navigateTo', '/pages/product/product?id=teapot')).toBe('navigateTo:ok')
  }
  expect(await navigate(phone, 'navigateTo', last)).toBe('navigateTo:ok')
  expect(await phone.pages()).toHaveLength(10)
  expect(await navigate(phone, 'navigateTo', '/pages/terms/terms')).toMatch(/^navigateTo:fail/)
}

describe('the authorization page from a tab', () => {
  it('takesNameAndPhoneAndGoesBack', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await byPage(phone)
    await hands.agree(hands.front)
    await hands.introduce(hands.front, '北窗下')
    await hands.givePhone(hands.front)
    await hands.front.locator('.person .title', { hasText: '北窗下' }).waitFor()
    expect(await phone.pages()).toEqual(['pages/me/me'])
    expect(await ended(phone)).toBe('success')
    expect(await shop.records.account(person)).toMatchObject({
      nickname: '北窗下',
      phone_masked: masked(person),
      claims: 1,
    })
  })

  it('isLeftByTheBackGestureAndOpensAgain', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await byPage(phone)
    await hands.back()
    expect(await ended(phone)).toBe('fail cancelled closed')
    expect(await phone.pages()).toEqual(['pages/me/me'])
    await byPage(phone)
    await hands.skip(hands.front)
    expect(await ended(phone)).toBe('fail cancelled closed')
    await expect.poll(() => phone.pages(), { timeout: 60_000 }).toEqual(['pages/me/me'])
    expect(await shop.records.account(person)).toMatchObject({ nickname: null, claims: 0 })
  })

  for (const [api, url] of [
    ['redirectTo', '/pages/terms/terms'],
    ['reLaunch', '/pages/terms/terms'],
    ['switchTab', '/pages/home/home'],
  ] as const) {
    it(`settlesWhenItIsUnloadedBy${api[0]!.toUpperCase()}${api.slice(1)}`, async () => {
      const person = await shop.wechat.newPerson()
      const phone = await shop.open(person)
      const { hands } = phone
      await byPage(phone)
      const joined = await ask(phone, PHONE_BY_PAGE)
      expect(await navigate(phone, api, url)).toBe(`${api}:ok`)
      expect(await ended(phone)).toBe('fail cancelled closed')
      expect(await joined.outcome()).toBe('cancelled closed')
      expect(await navigate(phone, 'switchTab', '/pages/me/me')).toBe('switchTab:ok')
      await byPage(phone)
      await hands.agree(hands.front)
      await hands.introduce(hands.front, '又来')
      await hands.givePhone(hands.front)
      await hands.front.locator('.person .title', { hasText: '又来' }).waitFor()
      expect(await shop.records.account(person)).toMatchObject({ nickname: '又来', claims: 1 })
    })
  }
})

describe('the pop-up on a tab', () => {
  it('takesThePhoneAboveTheTabs', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await hands.tab('收藏')
    const asked = await ask(phone, PHONE_BY_POPUP)
    await hands.popup.waitFor()
    expect(await phone.pages()).toEqual(['pages/favourites/favourites'])
    await phone.picture('popup-on-a-tab')
    await hands.agree(hands.popup)
    await hands.givePhone(hands.popup)
    expect(await asked.outcome()).toBe('resolved 1')
    await hands.popup.waitFor({ state: 'detached' })
    expect(await shop.records.account(person)).toMatchObject({ phone_masked: masked(person), claims: 1 })
  })

  it('closesWithTheTab', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await hands.tab('收藏')
    const asked = await ask(phone, PHONE_BY_POPUP)
    await hands.mask.click({ position: { x: 20, y: 20 } })
    expect(await asked.outcome()).toBe('cancelled closed')
    const again = await ask(phone, PHONE_BY_POPUP)
    await hands.agree(hands.popup)
    await hands.givePhone(hands.popup)
    expect(await again.outcome()).toBe('resolved 1')
  })
})

describe('with ten pages open', () => {
  it('thePopupNeedsNoPage', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await fillStack(phone, '/pages/checkout/checkout?id=gaiwan')
    await hands.order()
    await hands.agree(hands.popup)
    await hands.givePhone(hands.popup)
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(await phone.pages()).toHaveLength(10)
    const account = (await shop.records.account(person))!
    expect(await shop.records.orders(account)).toMatchObject([{ product_id: 'gaiwan' }])
  })

  it('theAuthorizationPageTakesThePlaceOfThePageThatAskedAndGivesItBack', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await fillStack(phone, '/pages/checkout/checkout?id=gaiwan')
    const asked = await ask(phone, PHONE_BY_PAGE)
    expect(await asked.outcome()).toBe('navigation_replaced')
    await hands.front.locator('wx-auth-page wx-auth-flow').waitFor()
    expect((await phone.pages()).slice(8)).toEqual(['pages/product/product', 'pages/auth/auth'])
    await hands.agree(hands.front)
    await hands.givePhone(hands.front)
    await hands.at('确认订单')
    expect((await phone.pages()).slice(8)).toEqual(['pages/product/product', 'pages/checkout/checkout'])
    expect(await shop.records.account(person)).toMatchObject({ phone_masked: masked(person), claims: 1 })
    // The page is the same one as before, with its product, and orders without another question.
    await hands.front.locator('.heading', { hasText: '影青盖碗' }).waitFor()
    await hands.order()
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
  })

  it('whoLeavesTheAuthorizationPageCanOpenItAgain', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await fillStack(phone, '/pages/checkout/checkout?id=gaiwan')
    expect(await (await ask(phone, PHONE_BY_PAGE)).outcome()).toBe('navigation_replaced')
    await hands.front.locator('wx-auth-page wx-auth-flow').waitFor()
    await hands.back()
    expect(await phone.pages()).toHaveLength(9)
    expect(await ended(phone)).toMatch(/^fail/)
    const again = await ask(phone, PHONE_BY_PAGE)
    await hands.front.locator('wx-auth-page wx-auth-flow').waitFor()
    await hands.agree(hands.front)
    await hands.givePhone(hands.front)
    expect(await again.outcome()).toBe('resolved 1')
    expect(await shop.records.account(person)).toMatchObject({ claims: 1 })
  })
})

describe('ten that ask for a login at once', () => {
  it('costOneCodeAndOneExchange', async () => {
    const person = await shop.wechat.newPerson()
    // A page that asks for nothing by itself.
    const phone = await shop.open(person, { page: 'pages/terms/terms' })
    await phone.hands.at('')
    const calls = [
      ...Array<string>(4).fill("login({ mode: 'common' })"),
      ...Array<string>(3).fill('ensureLogin()'),
      ...Array<string>(3).fill("request({ url: '/api/favourites' })"),
    ]
    for (const outcome of await askAtOnce(phone, calls)) expect(outcome).toMatch(/^resolved/)
    expect(await phone.calls('login')).toBe(1)
    expect(await shop.wechat.calls('code2Session', person)).toMatchObject([{ outcome: 'ok' }])
    const account = (await shop.records.account(person))!
    expect(
      await shop.database.menjin('SELECT source FROM menjin_session WHERE account_id = ?', String(account.id)),
    ).toHaveLength(1)
  })
})

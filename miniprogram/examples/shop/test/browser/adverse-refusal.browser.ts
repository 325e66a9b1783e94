import { describe, expect, it } from 'vitest'
import { PHONE_SIZE, statuses, toasts, told, tryAgainUntil, until } from './support/conditions'
import type { Phone } from './support/phone'
import { masked } from './support/records'
import { useShop } from './support/shop'

const shop = useShop()

const CHECKOUT = { ...PHONE_SIZE, page: 'pages/checkout/checkout?id=teapot' }
const COMMENTS = { ...PHONE_SIZE, page: 'pages/comments/comments?id=teapot' }
const DENIED = '没有得到你的授权，需要时再点一次'
const errorLine = (phone: Phone) => phone.hands.front.locator('[class*="--menjin-error"]', { hasText: DENIED })

describe('the privacy agreement', { timeout: 120_000 }, () => {
  const sheet = (phone: Phone) => phone.hands.front.locator('wx-privacy-popup [class*="--menjin-sheet"]')
  const avatar = (phone: Phone) =>
    phone.hands.front.locator('wx-user-container [class*="--menjin-avatar"][open-type=chooseAvatar]')

  it('canBeRefusedAndAgreedToLater', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, { ...COMMENTS, privacy: 'ask' })
    const { hands } = phone
    await hands.agree(hands.front)
    await avatar(phone).click()
    await sheet(phone).waitFor()
    await phone.picture('adverse-privacy')
    await sheet(phone).locator('wx-button', { hasText: '拒绝' }).click()
    await sheet(phone).waitFor({ state: 'detached' })
    await told(phone, '没有同意隐私指引，暂时用不了头像和手机号')
    await phone.picture('adverse-privacy-refused')
    expect(await phone.page.locator('[data-layer=avatar]').count()).toBe(0)
    // The shop goes on for whoever refuses.
    await hands.front.locator('.comment').first().waitFor()
    expect(await shop.records.account(person)).toMatchObject({ nickname: null, avatar_url: null })

    // WeChat does not ask again for ten seconds.
    await tryAgainUntil(
      // Once the sheet is there it covers what is to be clicked.
      () =>
        avatar(phone)
          .click({ timeout: 2_000 })
          .catch(() => undefined),
      () => sheet(phone).isVisible(),
    )
    await sheet(phone).locator('wx-button', { hasText: '同意' }).click()
    await phone.page.locator('[data-layer=avatar] .mh-item', { hasText: '取消' }).click()
    await hands.introduce(hands.front, '慢慢')
    await hands.front.locator('.lead', { hasText: '慢慢' }).waitFor()
    await until(async () => (await shop.records.account(person))?.nickname === '慢慢', 'the name')
  })

  it('isAgreedToByTheTapOnThePhoneButton', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, { ...CHECKOUT, privacy: 'ask' })
    await phone.hands.agree(phone.hands.front)
    await phone.hands.givePhone(phone.hands.front)
    await phone.hands.front.locator('.number', { hasText: masked(person) }).waitFor()
    expect(await sheet(phone).count()).toBe(0)
    expect(await phone.page.evaluate(() => globalThis.window.menjinHost.running!.fake.privacy.agreed)).toBe(true)
  })
})

describe("Moments' single page", { timeout: 120_000 }, () => {
  it('showsTheProductToAGuestAndTheWayIn', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, { ...PHONE_SIZE, page: 'pages/product/product?id=teapot', scene: 1154 })
    phone.expectErrors(/status of 401 .*\/visits/)
    const { hands, page } = phone
    await hands.front.locator('.buy').waitFor()
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(401), 'the visit of a guest')
    await hands.front.locator('.keep').click()
    await told(phone, '请前往小程序使用完整服务')
    await hands.front.locator('.keep:not(.keep--on)').waitFor()
    await phone.picture('adverse-moments')
    await hands.front.locator('.buy').click()
    await until(async () => (await toasts(phone)).length > 1, 'the second notice')
    expect(new Set(await toasts(phone))).toEqual(new Set(['请前往小程序使用完整服务']))
    expect(await phone.pages()).toEqual(['pages/product/product'])
    expect(await phone.calls('login')).toBe(0)
    expect(await shop.records.account(person)).toBeUndefined()

    await page.locator('.mh-single button').click()
    await page.waitForURL(/scene=1155/)
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(200), 'the visit')
    await hands.front.locator('.keep').click()
    await hands.front.locator('.keep--on').waitFor()
    await until(() => statuses(phone, 'PUT /api/favourites/teapot').includes(204), 'the favourite')
  })
})

describe('somebody who does not give their number', { timeout: 180_000 }, () => {
  it('isAskedByNoMoreThanATapOfTheirsAndOrdersWhenTheyChangeTheirMind', async () => {
    const person = await shop.wechat.newPerson({ behaviour: 'refuses-phone' })
    const phone = await shop.open(person, PHONE_SIZE)
    const { hands } = phone
    await hands.look('粗陶侧把壶')
    await hands.buy()
    await hands.order()
    await hands.popup.waitFor()
    await hands.agree(hands.popup)
    // By WeChat's own "refuse", and where WeChat itself says no although they allowed it.
    await hands.denyPhone(hands.popup)
    await errorLine(phone).first().waitFor()
    await phone.picture('adverse-bob-denied')
    await hands.givePhone(hands.popup)
    await errorLine(phone).first().waitFor()
    await hands.skip(hands.popup)
    await hands.popup.waitFor({ state: 'detached' })
    await hands.front.locator('.order', { hasText: '提交订单' }).waitFor()
    await phone.picture('adverse-bob-left')
    expect(await toasts(phone)).toEqual([])
    const account = (await shop.records.account(person))!
    expect(account).toMatchObject({ phone_masked: null, claims: 0 })
    expect(await shop.records.orders(account)).toEqual([])

    // Again, with the same end, and nothing left over of the first time.
    await hands.order()
    await hands.popup.waitFor()
    await hands.skip(hands.popup)
    await hands.popup.waitFor({ state: 'detached' })
    // What needs no number goes on.
    await hands.back()
    await hands.back()
    await hands.tab('收藏')
    await hands.front.locator('wx-empty-state', { hasText: '还没有收藏' }).waitFor()
    expect(await shop.wechat.calls('getPhoneNumber', person)).toEqual([])

    await shop.wechat.control('POST', '/users', { id: person.id, behaviour: [] })
    await hands.tab('首页')
    await hands.look('粗陶侧把壶')
    await hands.buy()
    await hands.order()
    await hands.popup.waitFor()
    await hands.agree(hands.popup)
    await hands.givePhone(hands.popup)
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(await shop.records.orders(account)).toHaveLength(1)
    expect(await shop.wechat.exchanges(person)).toBe(1)
  })

  it('keepsTheNameThatTheyGaveAndIsNoMember', async () => {
    const person = await shop.wechat.newPerson({ behaviour: 'refuses-phone' })
    const phone = await shop.open(person, { ...PHONE_SIZE, page: 'pages/membership/membership' })
    const { hands } = phone
    const flow = hands.front.locator('wx-auth-flow')
    await hands.agree(flow)
    await hands.introduce(flow, '北窗')
    await flow.locator('wx-phone-container').waitFor()
    await hands.denyPhone(flow)
    await errorLine(phone).waitFor()
    await phone.picture('adverse-bob-membership')
    const account = (await shop.records.account(person))!
    expect(account).toMatchObject({ nickname: '北窗', phone_masked: null })
    expect(await shop.records.memberships(account)).toEqual([])
    await hands.skip(flow)
    await hands.front.locator('.person', { hasText: '北窗' }).waitFor()
    expect(await phone.pages()).toEqual(['pages/me/me'])
  })
})

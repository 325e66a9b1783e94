import { describe, expect, it } from 'vitest'
import { ended, navigate } from './support/authorization'
import type { Phone } from './support/phone'
import { masked } from './support/records'
import { useShop } from './support/shop'
import type { Person } from './support/wechat'

const shop = useShop()

/** At the checkout with the pop-up open, on top of the product and the home page. */
async function asked(person: Person): Promise<Phone> {
  const phone = await shop.open(person)
  const { hands } = phone
  await hands.look('影青盖碗')
  await hands.buy()
  await keepPage(phone)
  await hands.order()
  await hands.popup.waitFor()
  return phone
}

/** Holds the page in front, so that it can be looked at when it is gone. */
async function keepPage(phone: Phone): Promise<void> {
  await phone.page.evaluate('window.kept = getCurrentPages().at(-1); undefined')
}

/** Nobody is kept waiting: the page's own call has settled, and the order's button could be tapped again. */
async function expectSettled(phone: Phone, how: string): Promise<void> {
  expect(await ended(phone)).toBe(how)
  await expect.poll(() => phone.page.evaluate('window.kept.data.placing'), { timeout: 60_000 }).toBe(false)
}

/** A second try of the same person, which has to lead to one order. */
async function orderNow(person: Person, phone: Phone): Promise<void> {
  const { hands } = phone
  await hands.order()
  await hands.agree(hands.popup)
  await hands.givePhone(hands.popup)
  await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
  await expectOneOrder(person)
}

async function expectOneOrder(person: Person): Promise<void> {
  const account = (await shop.records.account(person))!
  expect(account).toMatchObject({ phone_masked: masked(person), claims: 1 })
  expect(await shop.records.orders(account)).toMatchObject([{ product_id: 'gaiwan', state: 'placed' }])
  expect(await shop.wechat.calls('getPhoneNumber', person)).toMatchObject([{ outcome: 'ok' }])
  expect(await shop.wechat.exchanges(person)).toBe(1)
}

/** Nothing has been taken from whoever left. */
async function expectNothing(person: Person): Promise<void> {
  const account = (await shop.records.account(person))!
  expect(account).toMatchObject({ phone_masked: null, phone_sealed: null, claims: 0 })
  expect(await shop.records.orders(account)).toEqual([])
  expect(await shop.wechat.calls('getPhoneNumber', person)).toEqual([])
}

describe('who refuses the phone', () => {
  it('mayThinkBetterOfItInTheSamePopup', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await asked(person)
    const { hands } = phone
    await hands.agree(hands.popup)
    await hands.denyPhone(hands.popup)
    await expectNothing(person)
    await hands.givePhone(hands.popup)
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    await expectOneOrder(person)
  })

  it('mayLeaveAndComeBack', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await asked(person)
    const { hands } = phone
    await hands.agree(hands.popup)
    await hands.denyPhone(hands.popup)
    await hands.skip(hands.popup)
    await hands.popup.waitFor({ state: 'detached' })
    await expectSettled(phone, 'fail cancelled closed')
    await expectNothing(person)
    await orderNow(person, phone)
  })
})

describe('who leaves the pop-up', () => {
  it('byItsMaskStaysOnThePage', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await asked(person)
    const { hands } = phone
    await hands.mask.click({ position: { x: 20, y: 20 } })
    await hands.popup.waitFor({ state: 'detached' })
    await expectSettled(phone, 'fail cancelled closed')
    expect(await phone.pages()).toEqual(['pages/home/home', 'pages/product/product', 'pages/checkout/checkout'])
    await expectNothing(person)
    await orderNow(person, phone)
  })

  it('byTheBackGestureIsOnThePageBefore', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await asked(person)
    const { hands } = phone
    await hands.back()
    await expectSettled(phone, 'fail cancelled closed')
    expect(await phone.pages()).toEqual(['pages/home/home', 'pages/product/product'])
    await expectNothing(person)
    await hands.buy()
    await orderNow(person, phone)
  })

  for (const [api, url] of [
    ['redirectTo', '/pages/terms/terms'],
    ['reLaunch', '/pages/terms/terms'],
    ['switchTab', '/pages/favourites/favourites'],
  ] as const) {
    it(`whenThePageIsUnloadedBy${api[0]!.toUpperCase()}${api.slice(1)}`, async () => {
      const person = await shop.wechat.newPerson()
      const phone = await asked(person)
      expect(await navigate(phone, api, url)).toBe(`${api}:ok`)
      await expectSettled(phone, 'fail cancelled closed')
      await expectNothing(person)
      expect(await navigate(phone, 'reLaunch', '/pages/checkout/checkout?id=gaiwan')).toBe('reLaunch:ok')
      await orderNow(person, phone)
    })
  }

  it('whenThePhoneDialogIsOpenInFrontOfIt', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await asked(person)
    const { hands } = phone
    await hands.agree(hands.popup)
    await hands.tapPhone(hands.popup)
    expect(await navigate(phone, 'reLaunch', '/pages/checkout/checkout?id=gaiwan')).toBe('reLaunch:ok')
    await expectSettled(phone, 'fail cancelled closed')
    // WeChat's dialog is none of the page's: it is answered, and nobody is there who wants the number.
    await hands.phoneDialog.locator('.mh-number').first().click()
    await expectNothing(person)
    await orderNow(person, phone)
  })

  it('whenTheWholeAppIsClosed', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await asked(person)
    await phone.page.reload()
    await phone.hands.look('影青盖碗')
    await expectNothing(person)
    await phone.hands.buy()
    await orderNow(person, phone)
  })
})

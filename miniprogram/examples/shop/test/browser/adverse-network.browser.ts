import { describe, expect, it } from 'vitest'
import {
  comeBack,
  executeUnheard,
  goOffline,
  goOnline,
  leaveUntilSuspended,
  PHONE_SIZE,
  statuses,
  toasts,
  told,
  tryAgainUntil,
  until,
} from './support/conditions'
import type { Phone } from './support/phone'
import { masked } from './support/records'
import { useShop } from './support/shop'
import type { Person } from './support/wechat'

const shop = useShop()

const PRODUCT = { ...PHONE_SIZE, page: 'pages/product/product?id=teapot' }
const CHECKOUT = { ...PHONE_SIZE, page: 'pages/checkout/checkout?id=teapot' }

const empty = (phone: Phone, title: string) => phone.hands.front.locator('wx-empty-state', { hasText: title })
const retry = (phone: Phone) => phone.hands.front.locator('wx-button', { hasText: '再试一次' })

/** At the counter with a phone number, so that an order needs one request. */
async function readyToOrder(person: Person): Promise<Phone> {
  const phone = await shop.open(person, CHECKOUT)
  await phone.hands.agree(phone.hands.front)
  await phone.hands.givePhone(phone.hands.front)
  await phone.hands.front.locator('.number', { hasText: masked(person) }).waitFor()
  return phone
}

const orders = async (person: Person) => shop.records.orders((await shop.records.account(person))!)

describe('without a connection', { timeout: 180_000 }, () => {
  it('saysSoFromTheStartAndGoesOnWhenItIsBack', async () => {
    const phone = await shop.open(await shop.wechat.newPerson(), { ...PHONE_SIZE, online: false })
    const { hands } = phone
    await empty(phone, '没有连上小店').waitFor()
    expect(await empty(phone, '没有连上小店').innerText()).toContain('网络不给力，请重试')
    await phone.picture('adverse-offline-home')
    await hands.tab('收藏')
    await empty(phone, '收藏没有取回来').waitFor()
    expect(await empty(phone, '收藏没有取回来').innerText()).toContain('微信登录失败，请重试')
    await hands.tab('我的')
    await hands.front.locator('.person', { hasText: '未登录' }).waitFor()
    await hands.front.locator('.person').click()
    await told(phone, '微信登录失败，请重试')
    expect(phone.received.filter(({ path }) => /^\/(v1|api)\//.test(path))).toEqual([])

    await goOnline(phone)
    // Coming back to the page is enough.
    await hands.tab('首页')
    await hands.front.locator('wx-product-card').first().waitFor()
    await hands.tab('收藏')
    await tryAgainUntil(
      () =>
        retry(phone)
          .click({ timeout: 2_000 })
          .catch(() => undefined),
      () => empty(phone, '还没有收藏').isVisible(),
    )
    await hands.tab('首页')
    // The shelf may have been asked for while logins were still held back.
    if (statuses(phone, 'GET /api/recommendations').includes(401))
      phone.expectErrors(/status of 401 .*\/recommendations/)
  })

  it('takesBackWhatCouldNotBeKeptAndOrdersOnceItIsBack', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await readyToOrder(person)
    const { hands } = phone
    await goOffline(phone)
    await hands.order()
    await told(phone, '网络不给力，请重试')
    await phone.picture('adverse-offline-order')
    await hands.front.locator('.order', { hasText: '提交订单' }).waitFor()
    await goOnline(phone)
    await hands.order()
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(await orders(person)).toHaveLength(1)
    expect(await phone.calls('login')).toBe(1)
  })

  it('leavesNoHeartThatIsNotKept', async () => {
    const phone = await shop.open(await shop.wechat.newPerson(), PRODUCT)
    const { hands } = phone
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(200), 'a login')
    await goOffline(phone)
    await hands.front.locator('.keep').click()
    await told(phone, '网络不给力，请重试')
    await hands.front.locator('.keep:not(.keep--on)').waitFor()
    await hands.front.locator('.buy').click()
    await empty(phone, '没有打开').waitFor()
    expect(await empty(phone, '没有打开').innerText()).toContain('网络不给力，请重试')
    await phone.picture('adverse-offline-page')
    await goOnline(phone)
    await retry(phone).click()
    await hands.front.locator('.order').waitFor()
  })
})

describe('an answer that was lost', { timeout: 120_000 }, () => {
  it('isNoSecondOrder', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await readyToOrder(person)
    const { hands } = phone
    let lost = 0
    await phone.page.route('**/api/orders', async (route) => {
      if (lost++ > 0) {
        await route.continue()
        return
      }
      await executeUnheard(route)
      await route.abort('connectionreset')
    })
    phone.expectErrors('net::ERR_CONNECTION_RESET')
    await hands.order()
    await told(phone, '网络不给力，请重试')
    expect(await orders(person)).toHaveLength(1)
    await hands.order()
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(lost).toBe(2)
    expect(await orders(person)).toHaveLength(1)
  })
})

describe('left for something else', { timeout: 180_000 }, () => {
  it('logsInWhenThePersonIsBackWithTheSameCode', async () => {
    const person = await shop.wechat.newPerson()
    // Slower than WeChat lets it run in the background.
    const phone = await shop.open(person, { ...PRODUCT, slow: 4000 })
    const { hands } = phone
    await until(async () => (await phone.calls('login')) === 1, 'the login')
    await leaveUntilSuspended(phone)
    await phone.picture('adverse-background')
    await comeBack(phone)
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(200), 'the visit')
    await hands.front.locator('.keep').waitFor()
    expect(await toasts(phone)).toEqual([])
    expect(await phone.calls('login')).toBe(1)
    expect(await shop.wechat.exchanges(person)).toBe(1)
  })

  it('finishesTheOrderThatWasCut', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await readyToOrder(person)
    const { hands } = phone
    let sent = 0
    const suspended = new Promise<void>((resolve) => {
      void phone.page.route('**/api/orders', async (route) => {
        if (sent++ > 0) {
          await route.continue()
          return
        }
        // The answer would come when nobody hears it any more.
        await executeUnheard(route)
        await leaveUntilSuspended(phone)
        resolve()
      })
    })
    await hands.order()
    await suspended
    expect(await orders(person)).toHaveLength(1)
    await comeBack(phone)
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    await phone.picture('adverse-background-ordered')
    expect(sent).toBe(2)
    expect(await orders(person)).toHaveLength(1)
    expect(await toasts(phone)).toEqual([])
  })
})

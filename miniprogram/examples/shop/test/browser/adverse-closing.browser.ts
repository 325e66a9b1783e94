import { describe, expect, it } from 'vitest'
import { PHONE_SIZE, statuses, toasts, told, until } from './support/conditions'
import type { Phone } from './support/phone'
import { useShop } from './support/shop'
import type { Person } from './support/wechat'

const PRODUCT = { ...PHONE_SIZE, page: 'pages/product/product?id=teapot' }
const modal = (phone: Phone) => phone.page.locator('[data-layer=modal]')
const empty = (phone: Phone, title: string) => phone.hands.front.locator('wx-empty-state', { hasText: title })
const CLOSING = /status of 403 .*\/v1\/login/
const GUEST = /status of 401 .*\/api\/membership/

/** Somebody with a favourite closes their account, in 我的 → 账号与安全. */
async function closeAccount(phone: Phone): Promise<void> {
  const { hands } = phone
  await hands.look('粗陶侧把壶')
  await hands.front.locator('.keep').click()
  await until(() => statuses(phone, 'PUT /api/favourites/teapot').includes(204), 'the favourite')
  await hands.back()
  await hands.tab('我的')
  await hands.front.locator('.entry', { hasText: '账号与安全' }).click()
  await hands.front.locator('.close').click()
  await modal(phone).locator('.mh-text', { hasText: '反悔期内再次登录即可恢复' }).waitFor()
  await modal(phone).locator('.mh-yes').click()
  await modal(phone).locator('h2', { hasText: '已申请注销' }).waitFor()
}

describe('an account that is being closed', { timeout: 240_000 }, () => {
  const shop = useShop()

  const favourites = async (person: Person) =>
    shop.database.shop(
      'SELECT product_id FROM favourite WHERE account_id = ?',
      String((await shop.records.account(person))!.id),
    )

  it('isNotReopenedBehindThePersonsBackAndIsByTheirYes', async () => {
    const person = await shop.wechat.newPerson()
    const other = await shop.open(person, PRODUCT)
    await until(() => statuses(other, 'POST /api/products/teapot/visits').includes(200), 'a login')
    const phone = await shop.open(person, PHONE_SIZE)
    const { hands } = phone
    await closeAccount(phone)
    await phone.picture('adverse-closing')
    phone.expectErrors(GUEST)
    await modal(phone).locator('.mh-yes').click()
    await hands.front.locator('.person', { hasText: '未登录' }).waitFor()
    expect(await shop.records.account(person)).toMatchObject({ state: 'CLOSING' })

    // On this phone nothing logs in by itself.
    await hands.tab('收藏')
    await empty(phone, '还没有登录').waitFor()
    expect(statuses(phone, 'POST /v1/login')).toEqual([200])
    // The other phone's session has ended as well; it cannot come back silently.
    other.expectErrors(/status of 401 .*\/api\/favourites/, CLOSING)
    await other.hands.front.locator('.keep').click()
    await told(other, '账号正在注销，重新登录可以恢复')
    await other.picture('adverse-closing-elsewhere')
    expect(await toasts(other)).toEqual(['账号正在注销，重新登录可以恢复'])
    await other.hands.front.locator('.keep:not(.keep--on)').waitFor()
    expect(await shop.records.account(person)).toMatchObject({ state: 'CLOSING' })

    // A login by hand asks first, and takes a no.
    phone.expectErrors(CLOSING)
    await empty(phone, '还没有登录').locator('wx-button').click()
    await modal(phone).locator('h2', { hasText: '账号正在注销' }).waitFor()
    await phone.picture('adverse-closing-question')
    await modal(phone).locator('.mh-no').click()
    await empty(phone, '还没有登录').waitFor()
    expect(await shop.records.account(person)).toMatchObject({ state: 'CLOSING' })
    await empty(phone, '还没有登录').locator('wx-button').click()
    await modal(phone).locator('.mh-yes').click()
    await hands.front.locator('wx-product-card', { hasText: '粗陶侧把壶' }).waitFor()
    expect(await shop.records.account(person)).toMatchObject({ state: 'ACTIVE' })
    expect(await favourites(person)).toEqual([{ product_id: 'teapot' }])
  })
})

describe('an account whose time to think is over', { timeout: 240_000 }, () => {
  const shop = useShop('menjin.accounts.closing-cooling-off=1s', 'menjin.jobs.erase-every=1s')

  it('isErasedAndThePersonBeginsAnew', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, PHONE_SIZE)
    const { hands } = phone
    const firstAccount = async () => (await shop.records.account(person))!
    await closeAccount(phone)
    phone.expectErrors(GUEST)
    const erased = String((await shop.database.shop('SELECT account_id FROM favourite'))[0]?.account_id ?? '')
    await until(async () => (await shop.records.account(person)) === undefined, 'the end of the account')
    await until(
      async () => (await shop.database.shop('SELECT * FROM favourite')).length === 0,
      'the end of the favourites',
    )
    await modal(phone).locator('.mh-yes').click()
    await hands.front.locator('.person', { hasText: '未登录' }).waitFor()

    await hands.tab('收藏')
    await empty(phone, '还没有登录').locator('wx-button').click()
    await empty(phone, '还没有收藏').waitFor()
    await phone.picture('adverse-erased')
    expect((await firstAccount()).id).not.toBe(erased)
    expect(await firstAccount()).toMatchObject({ state: 'ACTIVE', nickname: null, phone_masked: null })
  })
})

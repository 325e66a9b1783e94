import { describe, expect, it } from 'vitest'
import { PHONE_SIZE, statuses, toasts, told, until } from './support/conditions'
import type { Phone } from './support/phone'
import { masked } from './support/records'
import { useShop } from './support/shop'
import { APP_ID, type Person } from './support/wechat'

const PUSH_TOKEN = 'c4n4ryPushToken0001'
const shop = useShop(`menjin.sources.shop.push.token=${PUSH_TOKEN}`)

const CHECKOUT = { ...PHONE_SIZE, page: 'pages/checkout/checkout?id=teapot' }
const PRODUCT = { ...PHONE_SIZE, page: 'pages/product/product?id=teapot' }
/** What a token that was good a moment ago gets, in the words of the browser's console. */
const refused = (path: string) => new RegExp(`status of 401 .*${path}`)

const ofPerson = (person: Person, action: string, fields: Record<string, unknown> = {}) =>
  shop.wechat.control('POST', `/users/${person.id}/${action}`, { appId: APP_ID, ...fields }) as Promise<
    Record<string, unknown>
  >

describe('encrypted data instead of a code', { timeout: 120_000 }, () => {
  /** A base library without phone codes sends data under the session_key. */
  const OLD = { ...CHECKOUT, sdkVersion: '2.20.0' }

  async function atTheButton(person: Person): Promise<{ phone: Phone; sent: { encryptedData: string }[] }> {
    const phone = await shop.open(person, OLD)
    const sent: { encryptedData: string }[] = []
    phone.page.on('request', (request) => {
      if (request.method() === 'PUT' && request.url().endsWith('/v1/me/phone')) sent.push(request.postDataJSON())
    })
    await phone.hands.agree(phone.hands.front)
    return { phone, sent }
  }

  const logInElsewhere = async (person: Person) => {
    const { code } = await ofPerson(person, 'login')
    const answer = await fetch(`${shop.servers.server}/v1/login`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ source: 'shop', code }),
    })
    expect(answer.status).toBe(200)
  }

  it('isAskedForAgainWhenTheKeyWasReplacedAndNeverSentTwice', async () => {
    const person = await shop.wechat.newPerson()
    const { phone, sent } = await atTheButton(person)
    const { hands } = phone
    phone.expectErrors(/status of 409 .*\/v1\/me\/phone/)
    await hands.tapPhone(hands.front)
    // Another device replaces the key while the dialog is open; the server has not heard of it.
    await ofPerson(person, 'rotate-session-key')
    await hands.phoneDialog.locator('.mh-number').first().click()
    await hands.front.locator('[class*="--menjin-error"]', { hasText: '网络打了个盹，请再点一次' }).waitFor()
    await phone.picture('adverse-key-expired')
    expect(await shop.records.account(person)).toMatchObject({ phone_masked: null })

    await hands.givePhone(hands.front)
    await hands.front.locator('.number', { hasText: masked(person) }).waitFor()
    await phone.picture('adverse-key-second-tap')
    expect(statuses(phone, 'PUT /v1/me/phone')).toEqual([409, 200])
    expect(new Set(sent.map(({ encryptedData }) => encryptedData)).size).toBe(2)
    expect(await phone.calls('login')).toBe(2)
    expect(await shop.records.account(person)).toMatchObject({ phone_masked: masked(person) })
  })

  it('isOpenedAllTheSameWhenTheServerStillKnowsTheKeyOfTheTap', async () => {
    const person = await shop.wechat.newPerson()
    const { phone } = await atTheButton(person)
    const { hands } = phone
    await phone.page.route('**/v1/me/phone', async (route) => {
      await ofPerson(person, 'rotate-session-key')
      await logInElsewhere(person)
      await route.continue()
    })
    await hands.givePhone(hands.front)
    await hands.front.locator('.number', { hasText: masked(person) }).waitFor()
    expect(statuses(phone, 'PUT /v1/me/phone')).toEqual([200])
    expect(await phone.calls('login')).toBe(1)
  })

  it('isAskedForAgainWhenTheServerHasForgottenTheKeyOfTheTap', async () => {
    const person = await shop.wechat.newPerson()
    const { phone, sent } = await atTheButton(person)
    const { hands } = phone
    phone.expectErrors(/status of 409 .*\/v1\/me\/phone/)
    let held = 0
    await phone.page.route('**/v1/me/phone', async (route) => {
      // Three newer keys, which is all that the server keeps.
      for (let keys = 0; held === 0 && keys < 3; keys++) {
        await ofPerson(person, 'rotate-session-key')
        await logInElsewhere(person)
      }
      held++
      await route.continue()
    })
    await hands.givePhone(hands.front)
    await hands.front.locator('[class*="--menjin-error"]', { hasText: '请再点一次' }).waitFor()
    await hands.givePhone(hands.front)
    await hands.front.locator('.number', { hasText: masked(person) }).waitFor()
    expect(statuses(phone, 'PUT /v1/me/phone')).toEqual([409, 200])
    expect(new Set(sent.map(({ encryptedData }) => encryptedData)).size).toBe(2)
  })
})

describe('a session ended from another phone', { timeout: 180_000 }, () => {
  it('isRenewedUnnoticedAndTheRequestSentOnceMore', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, PRODUCT)
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(200), 'a login')
    const other = await shop.open(person, { ...PHONE_SIZE, page: 'pages/devices/devices' })
    await other.hands.front.locator('.device').nth(1).waitFor()
    await other.picture('adverse-devices')
    await other.hands.front.locator('.device .end').click()
    await told(other, '已结束')
    await until(async () => (await other.hands.front.locator('.device').count()) === 1, 'the end of the other device')

    phone.expectErrors(refused('/api/favourites/teapot'))
    await phone.hands.front.locator('.keep').click()
    await until(() => statuses(phone, 'PUT /api/favourites/teapot').length === 2, 'the second sending')
    await phone.hands.front.locator('.keep--on').waitFor()
    expect(statuses(phone, 'PUT /api/favourites/teapot')).toEqual([401, 204])
    expect(statuses(phone, 'POST /v1/login')).toEqual([200, 200])
    expect(await toasts(phone)).toEqual([])
  })

  it('doesNotOrderTwice', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, CHECKOUT)
    await phone.hands.agree(phone.hands.front)
    await phone.hands.givePhone(phone.hands.front)
    await phone.hands.front.locator('.number', { hasText: masked(person) }).waitFor()
    const other = await shop.open(person, { ...PHONE_SIZE, page: 'pages/devices/devices' })
    await other.hands.front.locator('wx-button', { hasText: '在所有设备上退出' }).click()
    await other.page.locator('[data-layer=modal] .mh-yes').click()
    await told(other, '已在所有设备上退出')

    phone.expectErrors(refused('/api/orders'))
    await phone.hands.order()
    await phone.hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(statuses(phone, 'POST /api/orders')).toEqual([401, 201])
    expect(await shop.records.orders((await shop.records.account(person))!)).toHaveLength(1)

    // Whoever logged out stays logged out on that phone, until they say otherwise.
    other.expectErrors(refused('/api/membership'))
    await other.hands.front.locator('.person', { hasText: '点这里登录' }).waitFor()
    await other.hands.tab('收藏')
    await other.hands.front.locator('wx-empty-state', { hasText: '还没有登录' }).waitFor()
    await other.picture('adverse-logged-out-everywhere')
    expect(await other.calls('login')).toBe(1)
  })

  it('costsOneLoginHoweverManyRequestsWereRefused', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, PRODUCT)
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(200), 'a login')
    const token = await phone.token()
    const ended = await fetch(`${shop.servers.server}/v1/logout`, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: '{"everywhere":true}',
    })
    expect(ended.status).toBe(204)
    phone.expectErrors(refused('/api/favourites/teapot'))
    await phone.hands.front.locator('.keep').click()
    await phone.hands.front.locator('.buy').click()
    await phone.hands.front.locator('.order').waitFor()
    await until(() => statuses(phone, 'PUT /api/favourites/teapot').includes(204), 'the favourite')
    await until(() => statuses(phone, 'GET /api/membership').includes(200), 'the card')
    if (statuses(phone, 'GET /api/membership').includes(401)) phone.expectErrors(refused('/api/membership'))
    expect(await phone.calls('login')).toBe(2)
    expect(await shop.wechat.exchanges(person)).toBe(2)
  })
})

describe("WeChat's word that somebody revoked what they had given", { timeout: 180_000 }, () => {
  const push = async (person: Person, event: string, fields: Record<string, unknown> = {}) => {
    await shop.wechat.control('POST', '/apps', {
      appId: APP_ID,
      pushUrl: `${shop.servers.server}/wechat/push/shop`,
      pushToken: PUSH_TOKEN,
    })
    expect(await ofPerson(person, 'push', { event, ...fields })).toMatchObject({ accepted: true })
  }

  it('erasesThePhoneAndTheOpenPageAsksForItAnew', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, CHECKOUT)
    const { hands } = phone
    await hands.agree(hands.front)
    await hands.givePhone(hands.front)
    await hands.front.locator('.number', { hasText: masked(person) }).waitFor()
    const { id } = (await shop.records.account(person))!

    await push(person, 'user_authorization_revoke', { revokeInfo: ['8'] })
    expect(await shop.records.account(person)).toMatchObject({ id, phone_masked: null, phone_sealed: null, claims: 0 })

    phone.expectErrors(refused('/api/orders'), /status of 403 .*\/api\/orders/)
    await hands.order()
    await hands.popup.waitFor()
    await phone.picture('adverse-phone-revoked')
    expect(await hands.popup.innerText()).toContain('差一步就好')
    await hands.agree(hands.popup)
    await hands.givePhone(hands.popup)
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(statuses(phone, 'POST /api/orders')).toEqual([401, 403, 201])
    expect(await shop.records.account(person)).toMatchObject({ id, phone_masked: masked(person) })
    expect(await shop.records.orders((await shop.records.account(person))!)).toHaveLength(1)
  })

  it('erasesTheAccountAndNothingOfTheOldOneIsDoneAsTheNew', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person, PRODUCT)
    const { hands } = phone
    await until(() => statuses(phone, 'POST /api/products/teapot/visits').includes(200), 'a login')
    const { id } = (await shop.records.account(person))!
    await push(person, 'user_authorization_cancellation')
    expect(await shop.database.menjin('SELECT id FROM menjin_account WHERE id = ?', id!)).toEqual([])

    phone.expectErrors(refused('/api/favourites/teapot'))
    await hands.front.locator('.keep').click()
    await told(phone, '登录状态已改变，请重试')
    await phone.picture('adverse-account-cancelled')
    await hands.front.locator('.keep:not(.keep--on)').waitFor()
    expect(statuses(phone, 'PUT /api/favourites/teapot')).toEqual([401])
    const account = (await shop.records.account(person))!
    expect(account.id).not.toBe(id)

    await hands.front.locator('.keep').click()
    await until(() => statuses(phone, 'PUT /api/favourites/teapot').includes(204), 'the favourite')
    await hands.front.locator('.keep--on').waitFor()
  })
})

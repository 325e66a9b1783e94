import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { masked } from './support/records'
import { useShop } from './support/shop'

const shop = useShop()

describe('a phone before the order', () => {
  it('registersByThePopupAndOrders', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await hands.look('影青盖碗')
    await hands.buy()
    await hands.front.locator('.note__label + wx-input input').fill('要礼盒装')
    await hands.order()
    await hands.popup.waitFor()
    await hands.agree(hands.popup)
    await hands.givePhone(hands.popup)
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    await phone.picture('ordered')
    expect(await hands.front.locator('.ticket__code').innerText()).toBe(person.phone.slice(-4))

    const account = (await shop.records.account(person))!
    expect(account).toMatchObject({
      state: 'ACTIVE',
      nickname: null,
      phone_masked: masked(person),
      phone_country_code: '86',
      claims: 1,
      identities: 1,
    })
    // Sealed: not the number in any writing.
    expect(account.phone_sealed).toMatch(/^[0-9A-F]{48,}$/)
    expect(account.phone_sealed).not.toContain(Buffer.from(person.phone).toString('hex'))
    expect(await shop.records.orders(account)).toEqual([
      {
        id: expect.any(String),
        state: 'placed',
        total: 16800,
        phone: masked(person),
        note: '要礼盒装',
        product_id: 'gaiwan',
        quantity: 1,
      },
    ])
    expect(await shop.records.me(phone)).toMatchObject({
      id: account.id,
      phone: { masked: masked(person), countryCode: '86' },
      steps: { profile: false, phone: true },
    })
    // The number came from WeChat, by one code, and the person logged in once.
    expect(await shop.wechat.calls('getPhoneNumber', person)).toMatchObject([{ outcome: 'ok' }])
    expect(await shop.wechat.exchanges(person)).toBe(1)
  })

  it('isOnTheListOfAnotherPhoneOfThePerson', async () => {
    const person = await shop.wechat.newPerson()
    const first = await shop.open(person, { page: 'pages/checkout/checkout?id=teapot' })
    await first.hands.order()
    await first.hands.agree(first.hands.popup)
    await first.hands.givePhone(first.hands.popup)
    await first.hands.at('订单')
    const second = await shop.open(person)
    await second.hands.tab('我的')
    await second.hands.front.locator('.entry', { hasText: '我的订单' }).click()
    await second.hands.front.locator('.order', { hasText: '粗陶侧把壶' }).waitFor()
    // Bound once: nobody is asked again on the second phone.
    await second.hands.back()
    await second.hands.tab('首页')
    await second.hands.look('竹茶则')
    await second.hands.buy()
    await second.hands.order()
    await second.hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    const account = (await shop.records.account(person))!
    expect((await shop.records.orders(account)).map(({ product_id: product }) => product)).toEqual(['teapot', 'scoop'])
    expect(await shop.wechat.calls('getPhoneNumber', person)).toHaveLength(1)
  })
})

describe('a name before the comment', () => {
  it('takesAvatarAndNicknameOnTheCommentPage', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await hands.look('桂花乌龙')
    await hands.front.locator('.voices').click()
    await hands.at('评价')
    const form = hands.front.locator('wx-user-container')
    await hands.agree(form)
    await hands.introduce(hands.front, '桂花载酒')
    await hands.front.locator('.composer .lead', { hasText: '桂花载酒' }).waitFor()
    await hands.front.locator('.composer wx-stars [class*="--icon--star"]').nth(3).click()
    await hands.front.locator('.words textarea').fill('冲到第六泡还香。')
    await hands.front.locator('.composer .button').click()
    await hands.front.locator('.comment', { hasText: '冲到第六泡还香。' }).waitFor()
    await phone.picture('commented')

    const account = (await shop.records.account(person))!
    expect(account).toMatchObject({ state: 'ACTIVE', nickname: '桂花载酒', phone_masked: null, claims: 0 })
    // The picture is on our side, and shown from there.
    const file = String(account.avatar_url).replace(/^avatar:/, '')
    const picture = `${shop.servers.server}/v1/avatars/${file}`
    const kept = readdirSync(join(shop.servers.data, 'avatars'), { recursive: true })
    expect(kept.map((path) => String(path).replaceAll('/', ''))).toContain(file)
    const { status, headers } = await fetch(picture)
    expect([status, headers.get('content-type')]).toEqual([200, 'image/jpeg'])
    expect(await shop.records.comments(account)).toEqual([
      {
        product_id: 'oolong',
        nickname: '桂花载酒',
        avatar_url: picture,
        rating: 4,
        text: '冲到第六泡还香。',
      },
    ])
    expect(await shop.records.me(phone)).toMatchObject({ steps: { profile: true, phone: false }, phone: null })
  })
})

describe('both for membership', () => {
  it('asksForTheNameThenForThePhone', async () => {
    const person = await shop.wechat.newPerson()
    const phone = await shop.open(person)
    const { hands } = phone
    await hands.tab('我的')
    await hands.front.locator('.member').click()
    await hands.at('会员')
    const flow = hands.front.locator('wx-auth-flow')
    await flow.locator('[class*="--menjin-progress"]', { hasText: '1 / 2' }).waitFor()
    await hands.agree(flow)
    await hands.introduce(flow, '山月')
    await flow.locator('[class*="--menjin-progress"]', { hasText: '2 / 2' }).waitFor()
    await hands.givePhone(flow)
    await hands.front.locator('.button', { hasText: '开通会员' }).click()
    await hands.front.locator('.member__kind', { hasText: /^会员$/ }).waitFor()
    await phone.picture('member')

    const account = (await shop.records.account(person))!
    expect(account).toMatchObject({ nickname: '山月', phone_masked: masked(person), claims: 1, state: 'ACTIVE' })
    const memberships = await shop.records.memberships(account)
    expect(memberships).toHaveLength(1)
    expect((await hands.front.locator('.member__number').innerText()).replace(/\s/g, '')).toBe(memberships[0]!.number)
    expect(await shop.records.me(phone)).toMatchObject({ steps: { profile: true, phone: true }, authStep: 3 })
    // A member pays the member's price, which the server reckons.
    await hands.back()
    await hands.tab('首页')
    await hands.look('影青盖碗')
    await hands.buy()
    await hands.order()
    await hands.front.locator('.title', { hasText: '订单已提交' }).waitFor()
    expect(await shop.records.orders(account)).toMatchObject([{ total: 14800 }])
  })
})

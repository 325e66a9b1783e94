import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findFlow, notifyHub } from '../../../packages/miniprogram/src/controllers'
import { openShop, type Shop } from './support/shop'

let shop: Shop

beforeEach(async () => {
  shop = await openShop()
})

afterEach(() => {
  shop.close()
})

const toasts = () => shop.fake.calls('showToast').map(({ options }) => (options as { title: string }).title)

/** Stands for the pop-up of the page on top. */
function mountPopup() {
  const popup = {
    id: '',
    titles: [] as string[],
    open({ id, tips }: { id: string; tips: { title: string } }) {
      popup.id = id
      popup.titles.push(tips.title)
    },
    close: () => undefined,
    tapPhone: () => findFlow(popup.id, shop.fake.wx)?.nextStep({ code: 'phone-code' }),
    dismiss: () => {
      notifyHub(popup.id, { succeeded: false }, shop.fake.wx)
    },
  }
  shop.fake.navigation.mount('#auth-popup', popup)
  return popup
}

describe('the home page', () => {
  it('shows the shop although nobody can log in', async () => {
    shop.close()
    shop = await openShop((fake) => {
      fake.login.always({ fail: 'system error' })
    })

    expect(shop.fake.navigation.current?.data).toMatchObject({ state: 'ready', picks: [] })
    const product = await shop.open('/pages/product/product?id=teapot')
    expect(product.data).toMatchObject({ state: 'ready', favourite: false })
    expect(toasts()).toEqual([])
  })

  it('and the pages after it log in once for everything that they ask silently', async () => {
    await shop.open('/pages/product/product?id=teapot')
    await shop.open('/pages/checkout/checkout?id=teapot')

    expect(shop.fake.calls('login')).toHaveLength(1)
  })

  it('shows the goods of the category tapped last, however slow the one before is', async () => {
    const home = shop.fake.navigation.current
    const tap = (id: string) => home?.onCategory({ currentTarget: { dataset: { id } } }) as Promise<void>
    const answer = (name: string) => ({ data: { products: [{ id: name, name, price: 1, memberPrice: 1, stock: 9 }] } })
    shop.fake.server.on('GET /api/products', ({ url }) =>
      url.includes('tea') ? { ...answer('slow'), after: 500 } : answer('fast'),
    )

    const both = [tap('tea'), tap('room')]
    await shop.fake.advance(1000)
    await Promise.all(both)

    expect(home?.data.products).toMatchObject([{ name: 'fast' }])
  })
})

describe('favourites', () => {
  it('sends one call at a time however often the heart is tapped, and the last tap counts', async () => {
    let kept = false
    const put = (wanted: boolean) => () => {
      kept = wanted
      return { status: 204, after: 1000 }
    }
    shop.fake.server.on('PUT /api/favourites/teapot', put(true))
    shop.fake.server.on('DELETE /api/favourites/teapot', put(false))
    const page = await shop.open('/pages/product/product?id=teapot')

    const taps = [page.onKeep(), page.onKeep(), page.onKeep(), page.onKeep()] as Promise<void>[]
    await shop.fake.advance(5000)
    await Promise.all(taps)
    expect([page.data.favourite, kept]).toEqual([false, false])
    expect(shop.bodies('PUT', '/api/favourites/teapot')).toHaveLength(1)
    expect(shop.bodies('DELETE', '/api/favourites/teapot')).toHaveLength(1)
    expect(toasts()).toEqual([])
  })

  it('keeps what was tapped before the server told what it knew', async () => {
    shop.fake.server.on('POST /api/products/teapot/visits', { data: { favourite: false }, after: 3000 })
    shop.fake.server.on('PUT /api/favourites/teapot', { status: 204 })
    const page = await shop.open('/pages/product/product?id=teapot')
    const kept = page.onKeep() as Promise<void>
    await shop.fake.idle()
    await kept
    await shop.fake.advance(5000)
    expect(page.data.favourite).toBe(true)
  })

  it('takes the heart back where it could not be kept, and says so', async () => {
    shop.fake.server.on('PUT /api/favourites/teapot', { status: 500, data: { code: 'internal' } })
    const page = await shop.open('/pages/product/product?id=teapot')

    const kept = page.onKeep() as Promise<void>
    expect(page.data.favourite).toBe(true)
    await shop.fake.idle()
    await kept

    expect(page.data.favourite).toBe(false)
    expect(toasts()).toEqual(['服务开小差了，请稍后再试'])
  })

  it('asks somebody who logged out before it logs in again', async () => {
    shop.fake.server.on('GET /api/favourites', { data: { products: [] } })
    const me = await shop.open('/pages/account/account')
    expect(me.data.phone).toBe('')
    shop.fake.screen.actionSheetAnswers.next({ tapIndex: 0 })
    void shop.fake.wx.switchTab({ url: '/pages/me/me' })
    await shop.fake.idle()
    const done = shop.fake.navigation.current?.onLogout() as Promise<void>
    await shop.fake.idle()
    await done
    void shop.fake.wx.switchTab({ url: '/pages/favourites/favourites' })
    await shop.fake.idle()

    const page = shop.fake.navigation.current
    expect(page?.data.state).toBe('guest')
    const again = page?.onLogin() as Promise<void>
    await shop.fake.idle()
    await again
    expect(page?.data.state).toBe('ready')
  })
})

describe('my page', () => {
  it('says that it is logging in, and afterwards that it could not', async () => {
    shop.close()
    shop = await openShop((fake) => {
      fake.login.always({ fail: 'system error', after: 3000 })
    })
    await shop.fake.advance(4000)
    void shop.fake.wx.switchTab({ url: '/pages/me/me' })
    await shop.fake.advance(4000)
    const me = shop.fake.navigation.current

    const tapped = me?.onPerson() as Promise<void>
    await shop.fake.advance(1000)
    expect(me?.data.user).toMatchObject({ title: '未登录', hint: '正在登录…' })
    await shop.fake.advance(4000)
    await tapped
    expect(me?.data.user).toMatchObject({ title: '未登录', hint: '点这里登录' })
    expect(toasts()).toEqual(['微信登录失败，请重试'])
  })

  it('tells whoever logs out everywhere without a connection that the other devices go on', async () => {
    await shop.open('/pages/product/product?id=teapot')
    void shop.fake.wx.switchTab({ url: '/pages/me/me' })
    await shop.fake.idle()
    shop.fake.device.goOffline()
    shop.fake.screen.actionSheetAnswers.next({ tapIndex: 1 })
    const done = shop.fake.navigation.current?.onLogout() as Promise<void>
    await shop.fake.advance(30_000)
    await done
    expect(toasts()).toEqual(['这台已退出；其他设备没有，请联网登录后再试'])
  })
})

describe('a page that could not be loaded', () => {
  it('shows that it tries again', async () => {
    shop.fake.device.goOffline()
    const page = await shop.open('/pages/product/product?id=teapot')
    expect(page.data).toMatchObject({ state: 'failed', failure: '网络不给力，请重试' })
    shop.fake.device.goOnline()
    const again = page.load() as Promise<void>
    expect(page.data.state).toBe('loading')
    await shop.fake.idle()
    await again
    expect(page.data.state).toBe('ready')
  })

  it('is loaded when the user comes back to it', async () => {
    shop.close()
    shop = await openShop((fake) => {
      fake.device.goOffline()
    })
    expect(shop.fake.navigation.current?.data.state).toBe('failed')
    shop.fake.device.goOnline()
    void shop.fake.wx.switchTab({ url: '/pages/me/me' })
    void shop.fake.wx.switchTab({ url: '/pages/home/home' })
    await shop.fake.idle()
    expect(shop.fake.navigation.current?.data.state).toBe('ready')
  })
})

describe('an account that is being closed', () => {
  const CLOSING = { status: 403, data: { code: 'account_closing', status: 403, action: 'contact' } }
  const logins = () => shop.bodies('POST', '/v1/login') as { reopen?: boolean }[]

  beforeEach(async () => {
    shop.close()
    shop = await openShop((fake) => {
      fake.server.on('POST /v1/login', ({ data }) =>
        (data as { reopen?: boolean }).reopen ? shop.loginAnswer() : CLOSING,
      )
      fake.server.on('GET /api/favourites', { data: { products: [] } })
    })
    void shop.fake.wx.switchTab({ url: '/pages/me/me' })
    await shop.fake.idle()
  })

  async function tapPerson(confirm: boolean) {
    shop.fake.screen.modalAnswers.next({ confirm })
    const me = shop.fake.navigation.current
    // The page would go on to the authorization, which is not looked at here.
    void me?.onPerson()
    await shop.fake.idle()
    return me
  }

  it('is not reopened silently, and not without a yes', async () => {
    const me = await tapPerson(false)

    expect(logins().length).toBeGreaterThan(0)
    expect(logins().filter(({ reopen }) => reopen)).toEqual([])
    expect(me?.data.loggedIn).toBe(false)
    expect(toasts()).toEqual([])
  })

  it('is reopened when the user says so', async () => {
    const me = await tapPerson(true)

    expect(logins().filter(({ reopen }) => reopen)).toHaveLength(1)
    expect(me?.data.loggedIn).toBe(true)
  })
})

describe('an order', () => {
  const order = {
    id: '20261121000000001',
    state: 'placed',
    lines: [],
    total: 23900,
    saved: 0,
    phone: '138****0001',
    note: '',
    createdAt: '2026-11-21T00:00:00Z',
  }

  it('asks for the phone with words of its own, then goes through', async () => {
    shop.fake.server.on('POST /api/orders', { status: 201, data: order })
    shop.fake.server.on('GET /api/orders/20261121000000001', { data: order })
    const page = await shop.open('/pages/checkout/checkout?id=teapot')
    const popup = mountPopup()

    const done = page.onOrder() as Promise<void>
    await shop.fake.idle()
    expect(popup.titles).toEqual(['用手机号登记'])
    expect(shop.bodies('POST', '/api/orders')).toEqual([])
    void popup.tapPhone()
    await shop.fake.idle()
    await done

    expect(shop.bodies('POST', '/api/orders')).toEqual([{ items: [{ productId: 'teapot', quantity: 1 }], note: '' }])
    expect(shop.fake.navigation.current?.route).toBe('pages/order/order')
    expect(shop.fake.navigation.current?.data).toMatchObject({ placed: true, order: { pickupCode: '0001' } })
  })

  it('is not placed, and nothing is said, when the user closes the pop-up', async () => {
    const page = await shop.open('/pages/checkout/checkout?id=teapot')
    const popup = mountPopup()

    const done = page.onOrder() as Promise<void>
    await shop.fake.idle()
    popup.dismiss()
    await shop.fake.idle()
    await done

    expect(shop.bodies('POST', '/api/orders')).toEqual([])
    expect(toasts()).toEqual([])
    expect(page.data.placing).toBe(false)
  })

  it('is placed once for two taps, and under the same key after a failure', async () => {
    shop.account.phone = { masked: '138****0001', countryCode: '86' }
    shop.fake.server.on('POST /api/orders', { status: 503, data: { code: 'internal' } })
    const page = await shop.open('/pages/checkout/checkout?id=teapot')
    await fetchUser(page)

    const taps = [page.onOrder(), page.onOrder()] as Promise<void>[]
    await shop.fake.idle()
    await Promise.all(taps)
    expect(orderKeys()).toHaveLength(1)
    const again = page.onOrder() as Promise<void>
    await shop.fake.idle()
    await again

    expect(orderKeys()).toHaveLength(2)
    expect(new Set(orderKeys()).size).toBe(1)
    page.onStep({ currentTarget: { dataset: { by: 1 } } })
    const other = page.onOrder() as Promise<void>
    await shop.fake.idle()
    await other
    expect(new Set(orderKeys()).size).toBe(2)
  })

  it('takes no more than there are', async () => {
    const page = await shop.open('/pages/checkout/checkout?id=teapot')
    for (const by of [1, 1, 1, 1]) page.onStep({ currentTarget: { dataset: { by } } })
    expect(page.data).toMatchObject({ quantity: 2, total: '478', couldSave: '40' })
    for (const by of [-1, -1, -1]) page.onStep({ currentTarget: { dataset: { by } } })
    expect(page.data).toMatchObject({ quantity: 1, total: '239' })
  })

  function orderKeys() {
    return shop.fake
      .calls('request')
      .map(({ options }) => options as { url: string; header?: Record<string, string> })
      .filter(({ url }) => url.endsWith('/api/orders'))
      .map(({ header }) => header?.['Idempotency-Key'])
  }

  /** The phone was bound elsewhere since this device logged in. */
  async function fetchUser(page: { onShow?(): void }) {
    shop.fake.server.on('GET /v1/me', {
      data: { user: { id: 'u1', phone: shop.account.phone, steps: { profile: false, phone: true }, state: 'active' } },
    })
    const { session } = await import('../src/services/session')
    const loaded = session.reloadUser()
    await shop.fake.idle()
    await loaded
    page.onShow?.()
    await shop.fake.idle()
  }
})

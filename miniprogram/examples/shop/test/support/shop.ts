import { join } from 'node:path'
import { createFakeWx, installGlobals, type FakeWx, type PageDefinition, type PageInstance } from '@menjin/wx-testkit'
import { vi } from 'vitest'
import app from '../../src/app.json'

const SERVER = 'http://127.0.0.1:8080'

export const TEAPOT = {
  id: 'teapot',
  category: 'ware',
  name: '粗陶侧把壶',
  tagline: '一个人的午后',
  price: 23900,
  memberPrice: 21900,
  image: 'http://127.0.0.1:8080/images/products/teapot.png',
  stock: 2,
}

/** The mini program's pages on a fake phone, with the shop's server as far as the test needs it. */
export interface Shop {
  readonly fake: FakeWx
  /** What the server knows of the user. */
  readonly account: { nickname: string | null; phone: { masked: string; countryCode: string } | null }
  /** What the server says to a login. */
  loginAnswer(): { data: object }
  /** Bodies of requests to a path. */
  bodies(method: string, path: string): unknown[]
  /** Opens a page and waits until nothing happens any more. */
  open(address: string): Promise<PageInstance>
  close(): void
}

/** @param prepare - what is different before the mini program starts */
export async function openShop(prepare: (fake: FakeWx) => void = () => {}): Promise<Shop> {
  vi.resetModules()
  const pages = app.pages
  const fake = createFakeWx({ pages, tabBar: app.tabBar.list.map(({ pagePath }) => pagePath) })
  const restore = installGlobals(fake, { timers: true })
  const account: Shop['account'] = { nickname: null, phone: null }
  const loginAnswer = serve(fake, account)
  prepare(fake)
  let route = ''
  const define = (definition: PageDefinition) => {
    fake.navigation.definePage(route, definition)
  }
  Object.assign(globalThis, { Page: define })
  for (route of pages) await import(join(import.meta.dirname, `../../src/${route}.ts`))
  fake.app.launch()
  await fake.idle()
  return {
    fake,
    account,
    loginAnswer,
    bodies: (method, path) =>
      fake
        .calls('request')
        .map(({ options }) => options as { url: string; method?: string; data?: unknown })
        .filter(({ url, method: used = 'GET' }) => used === method && url === SERVER + path)
        .map(({ data }) => data),
    open: async (address) => {
      void fake.wx.navigateTo({ url: address })
      await fake.idle()
      return fake.navigation.current as PageInstance
    },
    close: () => {
      restore()
      Reflect.deleteProperty(globalThis, 'Page')
    },
  }
}

function serve(fake: FakeWx, account: Shop['account']): Shop['loginAnswer'] {
  const user = () => ({
    id: 'u1',
    nickname: account.nickname,
    avatarUrl: null,
    phone: account.phone,
    steps: { profile: account.nickname !== null, phone: account.phone !== null },
    authStep: 1,
    state: 'active',
    createdAt: '2026-11-21T00:00:00Z',
  })
  const loginAnswer = () => ({
    data: {
      token: 'mj_1',
      tokenType: 'Bearer',
      expiresIn: 3600,
      expiresAt: '2030-01-01T00:00:00Z',
      created: false,
      user: user(),
    },
  })
  fake.server.on('POST /v1/login', loginAnswer)
  fake.server.on('PUT /v1/me/phone', () => {
    account.phone = { masked: '138****0001', countryCode: '86' }
    return { data: { user: user() } }
  })
  fake.server.on('GET /v1/me/session-key', { data: { valid: true, obtainedAt: '2026-11-21T00:00:00Z' } })
  fake.server.on('POST /v1/logout', { status: 204 })
  fake.server.on('GET /api/products', { data: { products: [TEAPOT] } })
  fake.server.on('GET /api/products/teapot', {
    data: { product: TEAPOT, description: '', specs: [], comments: 0, rating: 0 },
  })
  fake.server.on('GET /api/products/teapot/comments', { data: { comments: [] } })
  fake.server.on('POST /api/products/teapot/visits', { data: { favourite: false } })
  fake.server.on('GET /api/recommendations', { data: { products: [], because: null } })
  fake.server.on('GET /api/membership', { data: { membership: null } })
  return loginAnswer
}

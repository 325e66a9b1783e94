import { createAlova } from 'alova'
import Fly from 'flyio/dist/npm/wx'
import { afterEach, describe, expect, it, vi } from 'vitest'
import { alovaAdapter, installFly, installLuch, wrapRequest, type FlyLike, type LuchLike } from '../src/adapters.js'
import type { WxResponse } from '../src/index.js'
import { createWorld, failure, settle, type World } from './support/harness.js'
import { BASE_URL } from './support/stub-server.js'

// flyio and luch-request look for their platform in a global variable.
afterEach(() => {
  vi.unstubAllGlobals()
})

interface FlyAnswer {
  status: number
  data: unknown
}

interface FlyInstance extends FlyLike {
  config: { baseURL: string }
  get(url: string, data?: unknown, options?: object): Promise<FlyAnswer>
  post(url: string, data?: unknown, options?: object): Promise<FlyAnswer>
}

describe('installFly, with the real fly.js', () => {
  const setUp = (): World & { fly: FlyInstance; restore: () => void } => {
    const world = createWorld()
    vi.stubGlobal('wx', world.fake.wx)
    const fly = new (Fly as unknown as new () => FlyInstance)()
    fly.config.baseURL = BASE_URL
    return { ...world, fly, restore: installFly(fly, world.session) }
  }
  /** fly.js sends from a timer of the machine, not of the fake's clock. */
  const ask = async <T>(world: World, promise: Promise<T>): Promise<T> => {
    promise.catch(() => undefined)
    for (let i = 0; i < 20; i++) {
      await new Promise((resolve) => setTimeout(resolve, 0))
      await world.fake.advance(100)
    }
    return promise
  }

  it('logs in first and sends the token', async () => {
    const world = setUp()
    const { data } = await ask(world, world.fly.get('/orders'))
    expect(data).toEqual({ orders: [] })
    expect(world.server.requests('/orders')[0]?.token).toBe(world.session.getToken())
    expect(world.fake.calls('login')).toHaveLength(1)
  })

  it('replays once after a refusal, with the same body and the new token', async () => {
    const world = setUp()
    await ask(world, world.fly.get('/orders'))
    world.server.expireAll()
    const { status } = await ask(world, world.fly.post('/orders', { sum: 1 }))
    expect(status).toBe(200)
    const posted = world.server.requests('/orders').filter(({ method }) => method === 'POST')
    expect(posted.map(({ body }) => body)).toEqual([{ sum: 1 }, { sum: 1 }])
    expect(posted[1]?.token).toBe(world.session.getToken())
    expect(world.fake.calls('login')).toHaveLength(2)
  })

  it('gives up after the second refusal, and passes other errors on', async () => {
    const world = setUp()
    world.server.route('GET /never', () => ({ status: 401, data: { code: 'token_expired' } }))
    world.server.route('GET /broken', () => ({ status: 500, data: { oops: true } }))
    await expect(ask(world, world.fly.get('/never'))).rejects.toMatchObject({ code: 'auth_expired' })
    expect(world.server.requests('/never')).toHaveLength(2)
    await expect(ask(world, world.fly.get('/broken'))).rejects.toMatchObject({ status: 500 })
  })

  it('is rejected with the login error, and leaves alone what needs no login', async () => {
    const world = setUp()
    world.server.route('GET /open', () => ({ data: 'open' }))
    world.fake.login.always({ fail: 'broken' })
    expect((await ask(world, world.fly.get('/open', undefined, { needLogin: false }))).data).toBe('open')
    await expect(ask(world, world.fly.get('/orders'))).rejects.toMatchObject({ code: 'wx_login_failed' })
    expect(world.server.requests('/orders')).toHaveLength(0)
  })

  it('keeps interceptors that were there, and restores them', async () => {
    const world = createWorld()
    vi.stubGlobal('wx', world.fake.wx)
    const fly = new (Fly as unknown as new () => FlyInstance)()
    fly.config.baseURL = BASE_URL
    const seen: string[] = []
    fly.interceptors.request.use(((request: { headers: Record<string, string> }) => {
      seen.push('request')
      request.headers['X-Own'] = 'own'
    }) as never)
    fly.interceptors.response.use(
      ((response: FlyAnswer) => {
        seen.push('response')
        return { ...response, data: 'changed' }
      }) as never,
      (() => undefined) as never,
    )
    const restore = installFly(fly, world.session)
    await ask(world, fly.get('/orders'))
    world.server.expireAll()
    seen.length = 0
    expect((await ask(world, fly.get('/orders'))).data).toBe('changed')
    expect(seen).toEqual(['request', 'request', 'response'])
    expect(world.server.requests('/orders').at(-1)?.header['x-own']).toBe('own')
    restore()
    await expect(ask(world, fly.get('/orders', undefined, {}))).rejects.toMatchObject({ status: 401 })
    expect(world.server.requests('/orders').at(-1)?.token).toBeUndefined()
  })
})

describe('wrapRequest, in the shapes of Taro.request and uni.request', () => {
  it.each([
    [
      'Taro: a promise',
      (wx: World['fake']['wx']) => (options: object) =>
        new Promise<WxResponse>((success, fail) => void wx.request({ ...options, success, fail } as never)),
    ],
    [
      'uni: a promise that is a task, too',
      (wx: World['fake']['wx']) => (options: object) => {
        const promise = new Promise<WxResponse>(
          (success, fail) => void wx.request({ ...options, success, fail } as never),
        )
        return Object.assign(promise, { abort: () => undefined })
      },
    ],
  ])('%s: logs in, carries the token, replays once', async (_name, shape) => {
    const { fake, session, server } = createWorld()
    const request = wrapRequest(shape(fake.wx), session)
    const options = { url: `${BASE_URL}/orders`, method: 'POST', data: { a: 1 }, header: { 'X-Own': 'own' } }
    expect((await settle(fake, request(options))).statusCode).toBe(200)
    server.expireAll()
    expect((await settle(fake, request(options))).statusCode).toBe(200)
    expect(server.requests('/orders').map(({ header }) => header['x-own'])).toEqual(['own', 'own', 'own'])
    server.route('GET /never', () => ({ status: 401, data: {} }))
    expect(await failure(fake, request({ url: `${BASE_URL}/never` }))).toBe('auth_expired')
  })

  it('Taro or uni can also take the place of wx', async () => {
    const { fake, create } = createWorld()
    const taro = { ...fake.wx, request: (options: object) => fake.wx.request(options as never) }
    const session = create({ name: 'taro', wx: taro })
    expect((await settle(fake, session.request({ url: '/orders' }))).statusCode).toBe(200)
  })

  it('a transport of your own takes the place of wx.request', async () => {
    const sent: string[] = []
    const { fake, server, create } = createWorld()
    const session = create({
      name: 'own',
      transport: (options, kind) => {
        sent.push(`${kind} ${options.url.replace(BASE_URL, '')}`)
        return new Promise((success, fail) => void fake.wx.request({ ...options, success, fail }))
      },
    })
    await settle(fake, session.request({ url: '/orders' }))
    expect(sent).toEqual(['request /v1/login', 'request /orders'])
    expect(server.requests('/orders')[0]?.token).toBe(session.getToken())
  })
})

describe('installLuch, with the real luch-request', () => {
  const setUp = async () => {
    const world = createWorld()
    vi.stubGlobal('uni', world.fake.wx)
    const { default: Request } = (await import('luch-request')) as unknown as {
      default: new (config: object) => LuchLike & {
        get(url: string, config?: object): Promise<WxResponse>
        post(url: string, data?: object): Promise<WxResponse>
      }
    }
    const luch = new Request({ baseURL: BASE_URL })
    installLuch(luch, world.session)
    return { ...world, luch }
  }

  it('logs in, carries the token, replays once, and runs response interceptors once', async () => {
    const { fake, server, session, luch } = await setUp()
    const own = vi.fn((response: WxResponse) => response)
    luch.interceptors.response.use(own as never)
    expect((await settle(fake, luch.get('/orders'))).data).toEqual({ orders: [] })
    server.expireAll()
    expect((await settle(fake, luch.post('/orders', { sum: 1 }))).data).toEqual({ id: 1 })
    expect(own).toHaveBeenCalledTimes(2)
    expect(server.requests('/orders').at(-1)).toMatchObject({ token: session.getToken(), body: { sum: 1 } })
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('passes errors on, and leaves alone what needs no login', async () => {
    const { fake, server, luch } = await setUp()
    server.route('GET /broken', () => ({ status: 500, data: { oops: true } }))
    server.route('GET /open', () => ({ data: 'open' }))
    server.route('GET /never', () => ({ status: 401, data: {} }))
    expect((await settle(fake, luch.get('/open', { custom: { needLogin: false } }))).data).toBe('open')
    expect(fake.calls('login')).toHaveLength(0)
    await expect(settle(fake, luch.get('/broken'))).rejects.toMatchObject({ statusCode: 500 })
    expect(await failure(fake, luch.get('/never'))).toBe('auth_expired')
    expect(server.requests('/never')).toHaveLength(2)
  })
})

describe('alovaAdapter, with the real alova', () => {
  it('logs in, carries the token, replays once, and takes options from meta', async () => {
    const { fake, server, session } = createWorld()
    const alova = createAlova({
      baseURL: BASE_URL,
      cacheFor: null,
      requestAdapter: alovaAdapter(session) as never,
      responded: (answer: unknown) => (answer as WxResponse).data,
    })
    expect(await settle(fake, alova.Get('/orders').send())).toEqual({ orders: [] })
    server.expireAll()
    expect(await settle(fake, alova.Post('/orders', { sum: 1 }).send())).toEqual({ id: 1 })
    expect(server.requests('/orders').at(-1)?.body).toEqual({ sum: 1 })
    server.route('GET /open', () => ({ data: 'open' }))
    await settle(fake, alova.Get('/open', { meta: { needLogin: false } }).send())
    expect(server.requests('/open')[0]?.token).toBeUndefined()
    fake.login.always({ fail: 'broken' })
    server.expireAll()
    await expect(settle(fake, alova.Get('/orders').send())).rejects.toMatchObject({ code: 'wx_login_failed' })
  })

  it('hands out headers and can be aborted', async () => {
    const { fake, session } = createWorld()
    const adapter = alovaAdapter(session)
    const answer = adapter({ url: `${BASE_URL}/orders`, type: 'GET', headers: {} }, { config: { timeout: 5_000 } })
    await settle(fake, answer.response())
    expect(await answer.headers()).toHaveProperty('Content-Type')
    const aborted = adapter({ url: `${BASE_URL}/orders`, type: 'GET', headers: {} }, {})
    aborted.abort()
    expect(await failure(fake, aborted.response())).toBe('cancelled')
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createFakeWx, type FakeWx, type RequestOptions, type WxError } from '../index'

interface Response {
  statusCode: number
  data: unknown
  header: Record<string, string>
  cookies: string[]
}

const send = (fake: FakeWx, options: RequestOptions): Promise<Response> =>
  new Promise((success, fail) => fake.wx.request({ ...options, success, fail }))

/** Starts a request and collects what becomes of it. */
function start(fake: FakeWx, options: RequestOptions) {
  const outcome: { value: Response | WxError | undefined } = { value: undefined }
  const task = fake.wx.request({
    ...options,
    success: (result) => (outcome.value = result),
    fail: (error) => (outcome.value = error),
  })
  return { outcome, task }
}

const URL_A = 'https://api.example.com/a'

describe('wx.request', () => {
  it.each([200, 204, 301, 401, 404, 500, 503])('callsSuccessForStatus%i', async (status) => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { status })
    await expect(send(fake, { url: URL_A })).resolves.toMatchObject({ statusCode: status, errMsg: 'request:ok' })
  })

  it('returnsATaskAndNoPromise', () => {
    const task = createFakeWx().wx.request({ url: URL_A })
    expect(task).not.toHaveProperty('then')
    expect(typeof task.abort).toBe('function')
  })

  it('runsTenCallsAtOnceAndQueuesTheRest', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('GET /a', { after: 100 })
    for (let i = 0; i < 25; i++) start(fake, { url: URL_A })
    await fake.advance(0)
    expect(route.requests).toHaveLength(10)
    await fake.advance(100)
    expect(route.requests).toHaveLength(20)
    await fake.advance(200)
    expect(route.requests).toHaveLength(25)
    expect(fake.pending('request')).toHaveLength(0)
  })

  it('sharesTheTenSlotsWithUploadsAndDownloads', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('* /a', { after: 100 })
    const filePath = fake.files.writeTemporary('x')
    for (let i = 0; i < 4; i++) {
      start(fake, { url: URL_A })
      fake.wx.uploadFile({ url: URL_A, filePath, name: 'f' })
      fake.wx.downloadFile({ url: URL_A })
    }
    await fake.advance(0)
    expect(route.requests).toHaveLength(10)
  })

  it('givesTheSlotBackWhenACallIsAborted', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('GET /a', { never: true })
    const tasks = Array.from({ length: 10 }, () => start(fake, { url: URL_A }).task)
    const queued = start(fake, { url: URL_A })
    await fake.advance(0)
    queued.task.abort()
    for (const task of tasks) task.abort()
    start(fake, { url: URL_A })
    await fake.advance(0)
    expect(route.requests).toHaveLength(11)
    expect(queued.outcome.value).toMatchObject({ errMsg: 'request:fail abort' })
  })

  it('failsAllUnfinishedCallsAfterFiveSecondsInTheBackgroundAndNewOnesUntilTheAppReturns', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { after: 30_000 })
    fake.server.on('GET /quick', {})
    const cut = start(fake, { url: URL_A })
    fake.app.hide()
    await fake.advance(4_999)
    expect(cut.outcome.value).toBeUndefined()
    const quick = start(fake, { url: 'https://api.example.com/quick' })
    await fake.advance(0)
    expect(quick.outcome.value).toMatchObject({ statusCode: 200 })
    await fake.advance(1)
    expect(cut.outcome.value).toMatchObject({ errMsg: 'request:fail interrupted', errno: 600003 })
    const late = start(fake, { url: 'https://api.example.com/quick' })
    fake.app.show()
    await fake.advance(0)
    expect(late.outcome.value).toMatchObject({ errno: 600003 })
    await expect(send(fake, { url: 'https://api.example.com/quick' })).resolves.toMatchObject({ statusCode: 200 })
  })

  it.each([
    ['https://api.example.com/a', undefined],
    ['https://api.example.com:8443/a', 600002],
    ['https://sub.api.example.com/a', 600002],
    ['http://api.example.com/a', 600002],
    ['https://127.0.0.1/a', 600002],
    ['ftp://api.example.com/a', 600009],
    ['/a', 600009],
  ])('checksTheDomainOf%s', async (url, errno) => {
    const fake = createFakeWx({ requestDomains: ['https://api.example.com'] })
    fake.server.on('GET /a', {})
    const { outcome } = start(fake, { url })
    await fake.advance(0)
    if (errno === undefined) expect(outcome.value).toMatchObject({ statusCode: 200 })
    else expect(outcome.value).toMatchObject({ errno })
  })

  it('showsSetCookieButNeverSendsACookieBack', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('GET /a', { cookies: ['sid=1; Path=/'] })
    const first = await send(fake, { url: URL_A })
    expect(first.cookies).toEqual(['sid=1; Path=/'])
    expect(first.header['Set-Cookie']).toBe('sid=1; Path=/')
    await send(fake, { url: URL_A })
    expect(route.requests[1]!.header).not.toHaveProperty('cookie')
  })

  it.each([
    [{}, '0'],
    [{ envVersion: 'trial' as const }, '0'],
    [{ envVersion: 'release' as const, version: '12' }, '12'],
    [{ platform: 'devtools' as const }, 'devtools'],
  ])('fixesTheReferer %#', async (options, version) => {
    const fake = createFakeWx(options)
    const route = fake.server.on('GET /a', {})
    await send(fake, { url: URL_A, header: { Referer: 'https://elsewhere.test/', 'X-A': 1 } })
    expect(route.requests[0]!.header).toMatchObject({
      referer: `https://servicewechat.com/wxfake0000000001/${version}/page-frame.html`,
      'x-a': '1',
    })
  })

  it('encodesDataByMethodAndContentType', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('* /a', {})
    await send(fake, { url: `${URL_A}?x=1`, data: { q: '门 禁', n: 2 } })
    expect(route.requests[0]).toMatchObject({ query: { x: '1', q: '门 禁', n: '2' }, body: undefined })
    await send(fake, { url: URL_A, method: 'post', data: { a: [1] } })
    expect(route.requests[1]).toMatchObject({
      method: 'POST',
      body: '{"a":[1]}',
      header: { 'content-type': 'application/json' },
    })
    await send(fake, {
      url: URL_A,
      method: 'PUT',
      header: { 'Content-Type': 'application/x-www-form-urlencoded' },
      data: { a: 'b c', d: { e: 1 } },
    })
    expect(route.requests[2]!.body).toBe('a=b%20c&d=%7B%22e%22%3A1%7D')
    await send(fake, { url: URL_A, method: 'POST', data: 'as is' })
    expect(route.requests[3]!.body).toBe('as is')
    await send(fake, { url: URL_A, method: 'POST', data: new Uint8Array([1, 2]).buffer })
    expect(route.requests[4]!.body).toEqual(new Uint8Array([1, 2]))
  })

  it('doesNotKnowPatchUnlessTold', async () => {
    const refusing = createFakeWx()
    refusing.server.on('PATCH /a', {})
    await expect(send(refusing, { url: URL_A, method: 'PATCH' })).rejects.toMatchObject({
      errMsg: 'request:fail method is invalid',
    })
    const sending = createFakeWx({ patchMethod: 'send' })
    sending.server.on('PATCH /a', {})
    await expect(send(sending, { url: URL_A, method: 'PATCH' })).resolves.toMatchObject({ statusCode: 200 })
    await expect(send(sending, { url: URL_A, method: 'FETCH' })).rejects.toBeDefined()
  })

  it('parsesJsonUnlessAskedNotToAndKeepsTextThatDoesNotParse', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { data: '{"a":' })
    fake.server.on('GET /j', { data: { a: 1 } })
    const url = 'https://api.example.com/j'
    expect((await send(fake, { url: URL_A })).data).toBe('{"a":')
    expect((await send(fake, { url })).data).toEqual({ a: 1 })
    expect((await send(fake, { url, dataType: 'text' })).data).toBe('{"a":1}')
    const bytes = (await send(fake, { url, responseType: 'arraybuffer' })).data as ArrayBuffer
    expect(new TextDecoder().decode(bytes)).toBe('{"a":1}')
  })

  it.each([
    ['canonical', 'Content-Type', 'X-Trace-Id'],
    ['lower', 'content-type', 'x-trace-id'],
    ['upper', 'CONTENT-TYPE', 'X-TRACE-ID'],
  ] as const)('spellsHeaderNamesIn%sCase', async (headerCase, contentType, traceId) => {
    const fake = createFakeWx({ headerCase })
    fake.server.on('GET /a', { data: {}, header: { 'x-Trace-ID': 't' } })
    const { header } = await send(fake, { url: URL_A })
    expect(header).toEqual({ [contentType]: 'application/json', [traceId]: 't' })
  })

  it('failsAtTheTimeoutGivenOrAfterSixtySeconds', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { never: true })
    const short = start(fake, { url: URL_A, timeout: 1000 })
    const usual = start(fake, { url: URL_A })
    await fake.advance(1000)
    expect(short.outcome.value).toMatchObject({ errMsg: 'request:fail timeout', errno: 5 })
    await fake.advance(58_999)
    expect(usual.outcome.value).toBeUndefined()
    await fake.advance(1)
    expect(usual.outcome.value).toMatchObject({ errMsg: 'request:fail timeout' })
    expect(fake.platformClock).toMatchObject({ pendingTimers: 0 })
  })

  it('abortsOnceAndNotAfterTheAnswer', async () => {
    const fake = createFakeWx()
    const fail = vi.fn()
    const success = vi.fn()
    fake.server.on('GET /a', { after: 10 })
    const task = fake.wx.request({ url: URL_A, fail, success })
    task.abort()
    task.abort()
    await fake.advance(1000)
    expect(fail).toHaveBeenCalledTimes(1)
    expect(success).not.toHaveBeenCalled()
    const done = fake.wx.request({ url: URL_A, fail, success })
    await fake.advance(10)
    done.abort()
    await fake.advance(0)
    expect(success).toHaveBeenCalledTimes(1)
    expect(fail).toHaveBeenCalledTimes(1)
  })

  it('saysMoreAboutFailuresFromBaseLibrary3810', async () => {
    for (const [sdkVersion, has] of [
      ['3.8.9', false],
      ['3.8.10', true],
    ] as const) {
      const fake = createFakeWx({ sdkVersion })
      fake.device.goOffline()
      const error = await send(fake, { url: URL_A }).catch((reason: unknown) => reason)
      expect(error).toMatchObject({ errMsg: 'request:fail net::ERR_INTERNET_DISCONNECTED', errno: 600001 })
      expect(Object.hasOwn(error as object, 'exception')).toBe(has)
    }
  })

  it('tellsTheTaskOfHeadersAndChunks', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { data: 'body' })
    const { task } = start(fake, { url: URL_A })
    const headers = vi.fn()
    const dropped = vi.fn()
    const chunk = vi.fn()
    task.onHeadersReceived(headers)
    task.onHeadersReceived(dropped)
    task.offHeadersReceived(dropped)
    task.onChunkReceived(chunk)
    await fake.advance(0)
    expect(headers).toHaveBeenCalledWith(expect.objectContaining({ statusCode: 200 }))
    expect(dropped).not.toHaveBeenCalled()
    expect(chunk).toHaveBeenCalledWith({ data: expect.any(ArrayBuffer) })
  })

  it('saysWhichRouteIsMissing', async () => {
    const fake = createFakeWx()
    await expect(send(fake, { url: URL_A })).rejects.toMatchObject({
      errMsg: `request:fail no route is scripted for GET ${URL_A}`,
    })
    expect(fake.server.unrouted).toHaveLength(1)
  })
})

describe('scripted server', () => {
  it('takesTheNewestRouteThatMatchesMethodPathAndHost', async () => {
    const fake = createFakeWx()
    fake.server.on('* *', { data: 'any' })
    fake.server.on('GET https://one.test/users/:id', ({ params }) => ({ data: params }))
    fake.server.on('GET https://two.test', { data: 'two' })
    const at = async (url: string, method = 'GET') => (await send(fake, { url, method })).data
    expect(await at('https://one.test/users/a%20b?x=1')).toEqual({ id: 'a b' })
    expect(await at('https://one.test/users/1', 'POST')).toBe('any')
    expect(await at('https://two.test/whatever/path')).toBe('two')
    expect(await at('https://three.test/')).toBe('any')
    fake.server.reset()
    await expect(at('https://three.test/')).rejects.toBeDefined()
  })

  it('answersInOrderThenAlways', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { status: 200 }).next({ status: 401 }, { fail: 'reset', errno: 600000 })
    expect((await send(fake, { url: URL_A })).statusCode).toBe(401)
    await expect(send(fake, { url: URL_A })).rejects.toMatchObject({ errMsg: 'request:fail reset', errno: 600000 })
    expect((await send(fake, { url: URL_A })).statusCode).toBe(200)
  })

  it('refusesARouteWithoutAMethod', () => {
    expect(() => createFakeWx().server.on('/v1/login')).toThrow('A route is a method and an address')
  })
})

describe('wx.uploadFile and wx.downloadFile', () => {
  it('sendsTheFileWithItsFieldsAndAnswersText', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('POST /v1/me/avatar', { data: { ok: true } })
    const filePath = fake.files.writeTemporary('picture')
    const progress = vi.fn()
    const result = await new Promise((success, fail) => {
      const task = fake.wx.uploadFile({
        url: 'https://api.example.com/v1/me/avatar',
        filePath,
        name: 'file',
        formData: { user: 'u' },
        header: { Authorization: 'Bearer t' },
        success,
        fail,
      })
      task.onProgressUpdate(progress)
    })
    expect(result).toEqual({ errMsg: 'uploadFile:ok', data: '{"ok":true}', statusCode: 200 })
    expect(route.requests[0]).toMatchObject({
      api: 'uploadFile',
      data: { user: 'u' },
      file: { name: 'file', path: filePath, bytes: new TextEncoder().encode('picture') },
      header: { authorization: 'Bearer t' },
    })
    expect(progress).toHaveBeenCalledWith(expect.objectContaining({ progress: 100, totalBytesSent: 7 }))
  })

  it('failsForAFileThatIsNotThere', async () => {
    const fake = createFakeWx()
    const fail = vi.fn()
    fake.wx.uploadFile({ url: URL_A, filePath: 'wxfile://tmp_gone.jpg', name: 'f', fail })
    await fake.advance(0)
    expect(fail).toHaveBeenCalledWith(
      expect.objectContaining({ errMsg: 'uploadFile:fail createUploadTask:fail file not found wxfile://tmp_gone.jpg' }),
    )
  })

  it('storesADownloadInATemporaryFileOrWhereAsked', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /a', { data: 'content' })
    const download = (filePath?: string) =>
      new Promise<{ tempFilePath: string; filePath: string }>((success, fail) =>
        fake.wx.downloadFile({ url: URL_A, ...(filePath ? { filePath } : {}), success, fail }),
      )
    const { tempFilePath } = await download()
    expect(new TextDecoder().decode(fake.files.read(tempFilePath))).toBe('content')
    await download('wxfile://usr/kept')
    expect(fake.files.read('wxfile://usr/kept')).toBeDefined()
  })
})

import { createServer, type IncomingMessage, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { connectEmulator, createFakeWx, EmulatorError, type FakeWx } from '../index'

interface Seen {
  method: string
  path: string
  headers: IncomingMessage['headers']
  body: string
}

type Answer = { status?: number; json?: unknown; text?: string; headers?: Record<string, string | string[]> } | 'drop'

const APP = 'wxemu00000000shop'

/** A server on loopback that answers like the emulator's control API, and like a business server. */
class Stub {
  readonly seen: Seen[] = []
  answers: Record<string, Answer> = {}
  readonly #server: Server

  constructor() {
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = []
      request.on('data', (chunk: Buffer) => chunks.push(chunk))
      request.on('end', () => {
        const { method = '', url = '', headers } = request
        this.seen.push({ method, path: url, headers, body: Buffer.concat(chunks).toString() })
        const answer = this.answers[`${method} ${url}`] ?? { status: 404, json: { detail: `no ${method} ${url}` } }
        if (answer === 'drop') {
          request.socket.destroy()
          return
        }
        const { status = 200, json, text, headers: extra = {} } = answer
        response.writeHead(status, { 'content-type': json === undefined ? 'text/plain' : 'application/json', ...extra })
        response.end(json === undefined ? text : JSON.stringify(json))
      })
    })
  }

  listen(): Promise<void> {
    return new Promise((resolve) => this.#server.listen(0, '127.0.0.1', resolve))
  }

  close(): Promise<void> {
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve()
      })
      this.#server.closeAllConnections()
    })
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }
}

describe('connectEmulator', () => {
  let stub: Stub
  let fake: FakeWx
  const user = '/_emulator/v1/users/alice'

  beforeEach(async () => {
    stub = new Stub()
    await stub.listen()
    fake = createFakeWx({
      appId: APP,
      connection: connectEmulator({ controlUrl: stub.url, appId: APP, userId: 'alice' }),
    })
  })

  afterEach(() => stub.close())

  it('logsInWithTheEmulatorsCode', async () => {
    stub.answers[`POST ${user}/login`] = { json: { code: '0abc', errMsg: 'login:ok' } }
    await expect(fake.wx.login()).resolves.toEqual({ errMsg: 'login:ok', code: '0abc' })
    expect(stub.seen[0]).toMatchObject({ body: JSON.stringify({ appId: APP }) })
  })

  it('failsALoginInTheEmulatorsWords', async () => {
    stub.answers[`POST ${user}/login`] = { json: { errMsg: 'login:fail wxa login is blocked', errno: 1402101 } }
    await expect(fake.wx.login()).rejects.toEqual({ errMsg: 'login:fail wxa login is blocked', errno: 1402101 })
  })

  it('stillFollowsTheScriptOfTheTest', async () => {
    fake.login.next({ fail: 'timeout' })
    await expect(fake.wx.login()).rejects.toEqual({ errMsg: 'login:fail timeout' })
    expect(stub.seen).toHaveLength(0)
  })

  it('checksTheSessionThere', async () => {
    stub.answers[`POST ${user}/check-session`] = { json: { valid: true } }
    await expect(fake.wx.checkSession()).resolves.toBeDefined()
    stub.answers[`POST ${user}/check-session`] = { json: { valid: false } }
    await expect(fake.wx.checkSession()).rejects.toMatchObject({ errMsg: 'checkSession:fail session time out' })
  })

  it('tapsThePhoneButtonThere', async () => {
    const grant = { code: 'c', encryptedData: 'e', iv: 'i', errMsg: 'getPhoneNumber:ok' }
    stub.answers[`POST ${user}/phone`] = { json: grant }
    expect(await fake.tap.phoneDetail()).toEqual(grant)
    expect(await fake.tap.phoneDetail({ openType: 'getRealtimePhoneNumber' })).toEqual({
      code: 'c',
      errMsg: 'getRealtimePhoneNumber:ok',
    })
    expect(fake.phone.charges).toEqual({ quick: 1, realtime: 1 })
  })

  it('refusesThePhoneInTheEmulatorsWords', async () => {
    stub.answers[`POST ${user}/phone`] = { json: { errMsg: 'getPhoneNumber:fail:cancel to bind phone', errno: null } }
    expect(await fake.tap.phoneDetail()).toEqual({ errMsg: 'getPhoneNumber:fail:cancel to bind phone' })
    stub.answers[`POST ${user}/phone`] = { json: { errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 } }
    expect(await fake.tap.phoneDetail()).toEqual({ errMsg: 'getPhoneNumber:fail no quota', errno: 1400001 })
  })

  it('leavesTheEmulatorAloneWhenTheUserRefusesOnTheFake', async () => {
    expect(await fake.tap.phoneDetail({ outcome: 'deny' })).toEqual({ errMsg: 'getPhoneNumber:fail user deny' })
    expect(stub.seen).toHaveLength(0)
  })

  it('takesTheProfileFromThere', async () => {
    const grant = { rawData: '{"nickName":"微信用户"}', signature: 's', encryptedData: 'e', iv: 'i' }
    stub.answers[`POST ${user}/profile`] = { json: grant }
    await expect(fake.wx.getUserInfo()).resolves.toEqual({
      ...grant,
      userInfo: { nickName: '微信用户' },
      errMsg: 'getUserInfo:ok',
    })
  })

  it('steersTheEmulator', async () => {
    const { control } = connectEmulator({ controlUrl: `${stub.url}/_emulator/v1/`, appId: APP, userId: 'a b' })
    const at = '/_emulator/v1'
    for (const path of ['/apps', '/users', '/users/a%20b/push', '/faults', '/clock', '/users/a%20b/open-data']) {
      stub.answers[`POST ${at}${path}`] = { json: {} }
    }
    stub.answers[`POST ${at}/users/a%20b/rotate-session-key`] = { status: 204, text: '' }
    stub.answers[`POST ${at}/users/a%20b/expire-session-key`] = { status: 204, text: '' }
    stub.answers[`DELETE ${at}/faults`] = { status: 204, text: '' }
    await control.app({ secret: 's' })
    await control.user({ phone: '13900000000' })
    await control.rotateSessionKey()
    await control.expireSessionKey()
    await control.push('user_authorization_revoke', { revokeInfo: '8' })
    await control.fault({ api: 'jscode2session', times: 1, errcode: -1 })
    await control.clearFaults()
    await control.advanceClock(1500)
    expect(stub.seen.map(({ method, path, body }) => `${method} ${path.slice(at.length)} ${body}`)).toEqual([
      `POST /apps {"appId":"${APP}","secret":"s"}`,
      'POST /users {"id":"a b","phone":"13900000000"}',
      `POST /users/a%20b/rotate-session-key {"appId":"${APP}"}`,
      `POST /users/a%20b/expire-session-key {"appId":"${APP}"}`,
      `POST /users/a%20b/push {"appId":"${APP}","event":"user_authorization_revoke","revokeInfo":"8"}`,
      'POST /faults {"api":"jscode2session","times":1,"errcode":-1}',
      'DELETE /faults ',
      'POST /clock {"advance":"PT1.5S"}',
    ])
  })

  it('saysWhyTheEmulatorRefused', async () => {
    const { control } = connectEmulator({ controlUrl: stub.url, appId: APP, userId: 'alice' })
    stub.answers['POST /_emulator/v1/users'] = { status: 400, json: { detail: 'unknown behaviour' } }
    await expect(control.user({ behaviour: ['x'] })).rejects.toThrow(
      new EmulatorError(400, 'The emulator refused POST /users: 400 unknown behaviour'),
    )
    stub.answers['POST /_emulator/v1/users'] = { status: 502, text: 'bad gateway' }
    await expect(control.user()).rejects.toMatchObject({ status: 502, message: expect.stringContaining('bad gateway') })
    stub.answers['POST /_emulator/v1/users'] = 'drop'
    await expect(control.user()).rejects.toMatchObject({ status: 0 })
    stub.answers[`POST ${user}/login`] = { json: { errMsg: 'login:ok' } }
    await expect(fake.wx.login()).rejects.toEqual({ errMsg: 'login:fail The emulator\'s answer has no "code"' })
  })

  it('sendsRequestsOverRealHttpWithTheRulesOfWx', async () => {
    stub.answers['POST /v1/login'] = {
      status: 401,
      json: { code: 'token_expired' },
      headers: { 'set-cookie': ['a=1', 'b=2'] },
    }
    const result = await new Promise((success, fail) =>
      fake.wx.request({
        url: `${stub.url}/v1/login`,
        method: 'POST',
        data: { code: '0abc' },
        header: { Authorization: 'Bearer t', Referer: 'https://elsewhere.test' },
        success,
        fail,
      }),
    )
    expect(result).toMatchObject({
      statusCode: 401,
      data: { code: 'token_expired' },
      cookies: ['a=1', 'b=2'],
      errMsg: 'request:ok',
    })
    expect(stub.seen[0]).toMatchObject({
      body: '{"code":"0abc"}',
      headers: {
        authorization: 'Bearer t',
        'content-type': 'application/json',
        'content-length': '15',
        referer: `https://servicewechat.com/${APP}/0/page-frame.html`,
      },
    })
    expect(stub.seen[0]!.headers).not.toHaveProperty('origin')
    expect(stub.seen[0]!.headers).not.toHaveProperty('cookie')
  })

  it('uploadsARealMultipartForm', async () => {
    stub.answers['POST /v1/me/avatar'] = { json: { user: {} } }
    const filePath = fake.files.writeTemporary('picture', 'png')
    const result = await new Promise((success, fail) =>
      fake.wx.uploadFile({
        url: `${stub.url}/v1/me/avatar`,
        filePath,
        name: 'file',
        formData: { kind: 'avatar' },
        header: { 'Content-Type': 'application/json' },
        success,
        fail,
      }),
    )
    expect(result).toMatchObject({ data: '{"user":{}}', statusCode: 200 })
    expect(stub.seen[0]!.headers['content-type']).toMatch(/^multipart\/form-data; boundary=/)
    expect(stub.seen[0]!.body).toContain('name="kind"')
    expect(stub.seen[0]!.body).toMatch(
      /name="file"; filename="tmp_\w+\.png"\r\nContent-Type: image\/png\r\n\r\npicture/,
    )
  })

  it('downloadsBytes', async () => {
    stub.answers['GET /file'] = { text: 'content' }
    const result = await new Promise<{ tempFilePath: string }>((success, fail) =>
      fake.wx.downloadFile({ url: `${stub.url}/file`, success, fail }),
    )
    expect(new TextDecoder().decode(fake.files.read(result.tempFilePath))).toBe('content')
  })

  it('failsWhenTheConnectionIsCutAndWhenTheAppAborts', async () => {
    stub.answers['GET /cut'] = 'drop'
    const cut = new Promise((success, fail) => fake.wx.request({ url: `${stub.url}/cut`, success, fail }))
    await expect(cut).rejects.toMatchObject({ errMsg: expect.stringMatching(/^request:fail ./), errno: 600000 })
    const aborted = new Promise((success, fail) => {
      fake.wx.request({ url: `${stub.url}/cut`, success, fail }).abort()
    })
    await expect(aborted).rejects.toMatchObject({ errMsg: 'request:fail abort' })
  })

  it('letsATestWaitForAnswersWithoutMovingTheClock', async () => {
    stub.answers[`POST ${user}/login`] = { json: { code: '0abc', errMsg: 'login:ok' } }
    const before = fake.clock.now()
    let code = ''
    fake.wx.login({ success: (result) => (code = result.code) })
    await fake.idle()
    expect(code).toBe('0abc')
    expect(fake.clock.now()).toBe(before)
  })

  it('rewritesAddressesIfTold', async () => {
    stub.answers['GET /x'] = { text: 'here' }
    const rewriting = createFakeWx({
      requestDomains: ['https://api.example.com'],
      connection: connectEmulator({
        controlUrl: stub.url,
        appId: APP,
        userId: 'alice',
        rewrite: (url) => url.replace('https://api.example.com', stub.url),
      }),
    })
    const result = await new Promise((success, fail) =>
      rewriting.wx.request({ url: 'https://api.example.com/x', success, fail }),
    )
    expect(result).toMatchObject({ data: 'here' })
  })
})

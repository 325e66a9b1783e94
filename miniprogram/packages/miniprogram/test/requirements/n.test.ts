import { describe, expect, it, vi } from 'vitest'
import { createPhoneController, createPrivacy, connectSession, findFlow } from '../../src/controllers.js'
import * as sdk from '../../src/index.js'
import { isMenjinError, MenjinError, type PageLike, type SessionEvents, type SessionStorage } from '../../src/index.js'
import { ERROR_TEXTS, errorText, UI_TEXTS } from '../../src/texts.js'
import { chooseAvatar, createWorld, failure, settle, watch } from '../support/harness.js'
import { mountPopup } from '../support/popup.js'
import { problem } from '../support/stub-server.js'
import { sources } from '../support/sources.js'

describe('N1: late 401', () => {
  it('N1: five late refusals of a replaced token cost one login, and each request is resent once', async () => {
    const { fake, session, server } = createWorld()
    const old = (await settle(fake, session.login())).token
    // Each refusal arrives later than the one before; the first has been dealt with long ago by then.
    for (let i = 0; i < 5; i++) {
      server.route(`POST /late/${i}`, ({ header }) =>
        header.authorization === `Bearer ${old}`
          ? { after: 1_000 * i, ...problem(401, 'token_expired', 'relogin') }
          : { data: i },
      )
    }
    const requests = [0, 1, 2, 3, 4].map((i) => session.request({ url: `/late/${i}`, method: 'POST' }))
    const answers = await settle(fake, Promise.all(requests))
    expect(answers.map(({ data }) => data)).toEqual([0, 1, 2, 3, 4])
    expect(fake.calls('login')).toHaveLength(2)
    const { token } = await settle(fake, session.login())
    for (let i = 0; i < 5; i++) {
      expect(server.requests(`/late/${i}`).map((request) => request.token)).toEqual([old, token])
    }
  })

  it('N1: a late refusal renews nothing, ends nothing, and counts for nobody', async () => {
    const onRefreshStart = vi.fn()
    const { fake, session, server } = createWorld({ onRevoked: 'logout', hooks: { onRefreshStart } })
    const old = (await settle(fake, session.login())).token
    server.route('GET /late', ({ header }) =>
      header.authorization === `Bearer ${old}`
        ? { after: 1_000, ...problem(401, 'token_revoked', 'relogin') }
        : { data: 'fine' },
    )
    const late = watch(session.request({ url: '/late' }))
    const forbidden = watch(session.request({ url: '/late', replay: false }))
    await fake.advance(100)
    const { token } = await settle(fake, session.login({ mode: 'forceSilent' }))
    await fake.advance(2_000)
    expect([late.value, forbidden.error?.code]).toEqual([expect.objectContaining({ data: 'fine' }), 'auth_expired'])
    expect([session.getToken(), fake.calls('login').length, onRefreshStart.mock.calls.length]).toEqual([token, 2, 0])
  })

  it('N1: a forced request whose token was replaced meanwhile is resent, too', async () => {
    const { fake, session, server } = createWorld()
    const seen: (string | undefined)[] = []
    server.route('GET /late', (asked) => {
      seen.push(asked.header.authorization)
      return seen.length > 1 ? { data: 'fine' } : { after: 1_000, ...problem(401, 'token_expired', 'relogin') }
    })
    const late = watch(session.request({ url: '/late', loginOpts: { mode: 'force' } }))
    await fake.advance(200)
    const { token } = await settle(fake, session.login({ mode: 'force' }))
    await fake.advance(2_000)
    expect([late.state, seen[1], fake.calls('login').length]).toEqual(['resolved', `Bearer ${token}`, 2])
  })
})

describe('N2: generations', () => {
  it('N2: a logout beats a login in flight; its callers get Superseded, and nothing is stored', async () => {
    const { fake, session, server } = createWorld()
    fake.login.next({ after: 1_000 })
    const login = watch(session.login())
    await fake.advance(500)
    const logout = session.logout()
    await fake.idle()
    expect(login.error).toMatchObject({ code: 'superseded', by: 'logout' })
    await settle(fake, logout)
    await fake.advance(60_000)
    expect([session.getToken(), session.user, server.requests('/v1/login').length]).toEqual([undefined, undefined, 0])
  })

  it('N2: a grant that comes after the logout is dropped and given back to the server', async () => {
    const { fake, session, server } = createWorld()
    fake.server.on('POST https://api.example.com/v1/login', {
      after: 1_000,
      data: {
        token: 'mj_late',
        tokenType: 'Bearer',
        expiresIn: 60,
        expiresAt: '',
        created: false,
        user: server.know(),
      },
    })
    server.tokens.set('mj_late', 'u')
    const login = watch(session.login())
    await fake.advance(500)
    await settle(fake, session.logout())
    await fake.advance(2_000)
    expect([login.error?.code, session.loggedIn, server.tokens.has('mj_late')]).toEqual(['superseded', false, false])
  })

  it('N2: another account supersedes what was under way for the old one; the login itself succeeds', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const old = session.getToken()
    const reasons: string[] = []
    session.on('logout', ({ reason }) => reasons.push(reason))
    server.route('POST /pay', ({ header }) =>
      header.authorization === `Bearer ${old}` ? problem(401, 'token_expired', 'relogin') : { data: 'paid' },
    )
    const { token, ...other } = { token: 'mj_other', user: server.know({}, 'other') }
    fake.server.on('POST https://api.example.com/v1/login', {
      data: { token, tokenType: 'Bearer', expiresIn: 60, expiresAt: '', created: false, user: other.user },
    })
    expect(await failure(fake, session.request({ url: '/pay', method: 'POST' }))).toBe('superseded')
    expect(server.requests('/pay')).toHaveLength(1)
    expect([session.user?.id, reasons]).toEqual(['other', ['account-switch']])
  })

  it('N2: an answer about the user that a logout overtook is not stored', async () => {
    const { fake, session, server } = createWorld()
    server.know({ profile: true })
    await settle(fake, session.login())
    fake.script('request').next({ after: 1_000 })
    const reload = watch(session.reloadUser())
    await fake.advance(500)
    await settle(fake, session.logout())
    await fake.advance(2_000)
    expect([reload.error?.code, session.user]).toEqual(['superseded', undefined])
  })
})

describe('N3: two-part flights', () => {
  it('N3: each caller has a cancel of its own; the shared work goes on for the others', async () => {
    const { fake, session } = createWorld()
    fake.login.next({ after: 500 })
    const [first, second] = [session.login(), session.login()]
    const [a, b] = [watch(first), watch(second)]
    await fake.advance(100)
    first.cancel()
    await fake.advance(1_000)
    expect([a.error?.code, b.state, fake.calls('login').length]).toEqual(['cancelled', 'resolved', 1])
  })

  it('N3: no UI comes for a call that was given up before', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const hooks: string[] = []
    session.status.auth.onChange((value) => hooks.push(value))
    const early = session.mustAuth({ step: 'profile' })
    early.cancel()
    expect(await failure(fake, early)).toBe('cancelled')
    await fake.advance(1_000)
    expect([fake.calls('login').length, popup.openings]).toEqual([0, 0])
    fake.login.next({ after: 500 }, { after: 500 })
    const later = [session.mustAuth({ step: 'profile' }), session.login()] as const
    const codes = later.map((call) => failure(fake, call))
    await fake.advance(100)
    for (const call of later) call.cancel()
    expect(await Promise.all(codes)).toEqual(['cancelled', 'cancelled'])
    await fake.advance(2_000)
    expect([popup.openings, hooks]).toEqual([0, []])
    expect(fake.uncaught).toEqual([])
  })

  it('N3: the UI stays for those who still want it, and goes with the last', async () => {
    const { fake, session, server } = createWorld()
    server.settings.policy = 'profile'
    const popup = mountPopup(fake)
    const calls = [session.login(), session.mustAuth({ step: 'profile' })] as const
    const watched = calls.map((call) => watch(call as Promise<unknown>))
    await fake.advance(200)
    calls[0].cancel()
    await fake.idle()
    expect(popup.isOpen).toBe(true)
    calls[1].cancel()
    await fake.idle()
    expect([popup.isOpen, ...watched.map(({ error }) => error?.code)]).toEqual([false, 'cancelled', 'cancelled'])
    expect([session.status.login.value, session.status.auth.value]).toEqual(['fail', 'fail'])
  })
})

describe('N4: everything settles', () => {
  it('N4: after ten minutes nothing is pending, whatever never answers', async () => {
    const { fake, session, server, create } = createWorld({ authPage: 'pages/auth/index' })
    for (const api of ['login', 'request', 'checkSession', 'getStorage', 'setStorage', 'navigateTo', 'uploadFile']) {
      fake.script(api).always({ never: true })
    }
    const stuck = create({ name: 'stuck' })
    const promises = [
      stuck.ready,
      stuck.login(),
      stuck.request({ url: '/orders' }),
      stuck.request({ url: '/orders', needLogin: false }),
      stuck.ensureSessionKey(),
      stuck.mustAuth(),
      stuck.waitAuth(),
      stuck.status.login.must(),
      stuck.status.auth.next(),
      stuck.updateUser({ nickname: '小门', avatarUrl: 'wxfile://tmp' }),
      stuck.logout(),
    ].map((promise) => watch(promise as Promise<unknown>))
    await fake.advance(600_000)
    expect(promises.map(({ state }) => state)).not.toContain('pending')
    for (const api of ['login', 'request', 'checkSession', 'getStorage', 'setStorage', 'navigateTo', 'uploadFile']) {
      fake.script(api).reset()
    }
    server.settings.policy = 'profile'
    mountPopup(fake)
    const ui = [session.login(), session.mustAuth({ step: 'phone' })].map((promise) =>
      watch(promise as Promise<unknown>),
    )
    await fake.advance(600_000)
    expect(ui.map(({ state }) => state)).toEqual(['rejected', 'rejected'])
  })

  it('N4: dispose() ends everything at once', async () => {
    const { fake, session } = createWorld()
    fake.login.always({ never: true })
    const promises = [
      session.login(),
      session.request({ url: '/orders' }),
      session.status.login.must(),
      session.mustAuth(),
    ]
    const watched = promises.map((promise) => watch(promise as Promise<unknown>))
    await fake.advance(100)
    session.dispose()
    await fake.idle()
    expect(watched.map(({ error }) => error?.code)).toEqual(Array(4).fill('superseded'))
    expect(await failure(fake, session.request({ url: '/orders' }))).toBe('superseded')
    expect(await failure(fake, session.login())).toBe('superseded')
  })
})

describe('N5: typed errors', () => {
  const classes = Object.entries(sdk).filter(
    ([name, value]) => /^[A-Z]\w+Error$/.test(name) && name !== 'MenjinError' && typeof value === 'function',
  ) as [string, new (...args: never[]) => MenjinError][]

  it.each(classes)(
    'N5: %s has a literal code, a guard that survives two copies, a doc line and texts',
    (name, Class) => {
      const error = new Class([] as never)
      expect(error).toBeInstanceOf(MenjinError)
      expect(error).toBeInstanceOf(Error)
      expect(isMenjinError(error, error.code)).toBe(true)
      // As an error of another copy of the package looks from here.
      const foreign = { ...error, message: error.message }
      expect(foreign instanceof MenjinError).toBe(false)
      expect(isMenjinError(foreign, error.code)).toBe(true)
      expect(isMenjinError(new Error('x'))).toBe(false)
      const file = sources().find(({ text }) => text.includes(`export class ${name} `))
      expect(file?.text).toMatch(/Thrown when /)
      expect(file?.text).toContain(`'${error.code}'`)
      const { zh, en } = ERROR_TEXTS[error.code]
      expect([zh, en]).toEqual([expect.stringMatching(/[\u4e00-\u9fff]/), expect.stringMatching(/^[\x20-\x7e]+$/)])
      expect([errorText(error), errorText(error, 'en')]).toEqual([zh, en])
    },
  )

  it('N5: there is one class for each code', () => {
    const codes = classes.map(([, Class]) => new Class([] as never).code)
    expect([...codes].sort()).toEqual(Object.keys(ERROR_TEXTS).sort())
    expect(errorText(new Error('x'))).toBe(ERROR_TEXTS.internal.zh)
  })

  it('N5: the text tells what the server knows better', () => {
    const taken = new sdk.ServerError(409, { problem: { status: 409, code: 'phone_taken' } })
    expect([errorText(taken), errorText(taken, 'en')]).toEqual([
      '这个手机号已登记在别的账号，请换一个',
      'Another account has this number. Please use another one',
    ])
    expect(errorText(new sdk.ServerError(500, { problem: { status: 500, code: 'internal' } }))).toBe(
      ERROR_TEXTS.server.zh,
    )
  })

  it("N5: the server's action drives the UI", async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.route('PUT /v1/me/phone', () => problem(409, 'phone_taken', 'contact'))
    const error: unknown = await settle(
      fake,
      session.updatePhone({ code: 'x' }).catch((reason: unknown) => reason as never),
    )
    expect(error).toMatchObject({
      code: 'server',
      action: 'contact',
      status: 409,
      problem: { code: 'phone_taken', traceId: 't' },
    })
  })
})

describe('N6: fuse', () => {
  it('N6: half-open lets one probe through; it closes on success and opens again on failure', async () => {
    const { fake, session } = createWorld()
    fake.login.always({ fail: 'broken' })
    for (let i = 0; i < 3; i++) await failure(fake, session.refreshLogin())
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
    await fake.advance(5_000)
    expect(await failure(fake, session.refreshLogin())).toBe('wx_login_failed')
    expect(await failure(fake, session.refreshLogin())).toBe('fuse_open')
    await fake.advance(5_000)
    fake.login.reset()
    await settle(fake, Promise.all([session.refreshLogin(), session.refreshLogin()]))
    await settle(fake, session.refreshLogin())
    expect(fake.calls('login')).toHaveLength(6)
  })

  it.each([
    ['the body', { status: 503, data: { code: 'wechat_busy', action: 'retry', retryAfter: 30 } }],
    ['a header in seconds', { status: 429, header: { 'Retry-After': '30' }, data: { code: 'rate_limited' } }],
    ['a header with a date', { status: 503, header: { 'Retry-After': 'Thu, 01 Jan 2026 00:00:30 GMT' }, data: '' }],
  ])('N6: Retry-After of %s is honoured, also by whoever asks explicitly', async (_name, answer) => {
    const { fake, session, server } = createWorld()
    server.route('POST /v1/login', () => answer)
    expect(await failure(fake, session.login())).toBe('server')
    await fake.advance(25_000)
    const refused = watch(session.login())
    await fake.idle()
    expect(refused.error).toMatchObject({ code: 'fuse_open' })
    expect(fake.calls('login')).toHaveLength(1)
    await fake.advance(6_000)
    expect(await failure(fake, session.login())).toBe('server')
    expect(fake.calls('login')).toHaveLength(2)
  })
})

describe('N7: replay rules', () => {
  it('N7: once, with new token, fresh headers and body; none if the request forbids it', async () => {
    const stamps: unknown[] = []
    const { fake, session, server } = createWorld({
      middleware: [
        ({ options, attempt }, next) => {
          expect(options.header?.['X-Attempt']).toBeUndefined()
          options.header = { ...options.header, 'X-Attempt': String(attempt) }
          options.data = { ...(options.data as object), attempt }
          return next()
        },
      ],
    })
    await settle(fake, session.login())
    server.expireAll()
    const data = { a: 1 }
    await settle(fake, session.request({ url: '/orders', method: 'POST', data }))
    stamps.push(...server.requests('/orders').map(({ header, body }) => [header['x-attempt'], body]))
    expect(stamps).toEqual([
      ['1', { a: 1, attempt: 1 }],
      ['2', { a: 1, attempt: 2 }],
    ])
    expect(data).toEqual({ a: 1 })
    server.expireAll()
    expect(await failure(fake, session.request({ url: '/orders', replay: false }))).toBe('auth_expired')
    expect(server.requests('/orders')).toHaveLength(3)
  })

  it('N7: an aborted request is not sent, nor sent again', async () => {
    const { fake, session, server } = createWorld()
    fake.login.next({ after: 500 })
    const waiting = session.request({ url: '/orders' })
    const watched = watch(waiting)
    await fake.advance(100)
    waiting.abort()
    await fake.advance(1_000)
    expect(watched.error).toMatchObject({ code: 'cancelled', reason: 'abort' })
    expect(server.requests('/orders')).toHaveLength(0)
    server.expireAll()
    fake.login.next({ after: 500 })
    const replayed = session.request({ url: '/orders' })
    watch(replayed)
    await fake.advance(200)
    replayed.abort()
    await fake.advance(2_000)
    expect(server.requests('/orders')).toHaveLength(1)
  })

  it('N7: uploads and downloads are admitted and replayed in the same way', async () => {
    const { fake, session, server } = createWorld()
    const avatarUrl = await chooseAvatar(fake)
    await settle(fake, session.login())
    server.expireAll()
    server.authorized('POST /files', () => ({ data: { id: 7 } }))
    server.authorized('GET /report', () => ({ data: 'pdf' }))
    const sent = await settle(fake, session.uploadFile({ url: '/files', filePath: avatarUrl, name: 'file' }))
    expect(JSON.parse(sent.data as string)).toEqual({ id: 7 })
    server.expireAll()
    expect((await settle(fake, session.downloadFile({ url: '/report' }))).statusCode).toBe(200)
    expect([server.requests('/files').length, server.requests('/report').length, fake.calls('login').length]).toEqual([
      2, 2, 3,
    ])
  })

  it('N7: the token goes to trusted origins only', async () => {
    const { fake, session } = createWorld({ trustedOrigins: ['https://orders.example.com'] })
    for (const origin of ['https://orders.example.com', 'https://cdn.example.net', 'http://api.example.com']) {
      fake.server.on(`GET ${origin}/x`, ({ header }) => ({ data: header.authorization ?? 'none' }))
    }
    await settle(fake, session.login())
    const ask = async (url: string) => (await settle(fake, session.request({ url }))).data
    expect(await ask('https://orders.example.com/x')).toBe(`Bearer ${session.getToken()}`)
    expect(await ask('https://cdn.example.net/x')).toBe('none')
    expect(await ask('http://api.example.com/x')).toBe('none')
    expect(await failure(fake, session.request({ url: 'https://cdn.example.net/x', needLogin: true }))).toBe(
      'invalid_argument',
    )
    for (const url of ['https://api.example.com@evil.example/x', 'https://api.example.com\\.evil.example/x']) {
      watch(session.request({ url }))
      await fake.advance(100)
      expect(JSON.stringify(fake.calls('request').at(-1)?.options)).not.toContain('Bearer')
    }
  })
})

describe('N8: key guard', () => {
  it('N8: data closed by a newer key asks for a second tap, which then succeeds', async () => {
    const { fake, session } = createWorld({}, { sdkVersion: '2.20.0' })
    await settle(fake, session.login())
    const phone = createPhoneController({ session })
    await settle(fake, phone.show())
    phone.tap()
    fake.wechat.rotateSessionKey()
    const closed = fake.wechat.phone()
    const error = await settle(fake, phone.result({ encryptedData: closed.encryptedData, iv: closed.iv }))
    expect(error).toMatchObject({ code: 'key_expired', action: 'tap-again' })
    expect(phone.state).toMatchObject({ phase: 'ready', error: { code: 'key_expired' } })
    phone.tap()
    const open = fake.wechat.phone()
    expect(await settle(fake, phone.result({ encryptedData: open.encryptedData, iv: open.iv }))).toBeUndefined()
    phone.dispose()
  })

  it('N8: a code that was obtained but not delivered puts the key in doubt', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.route('POST /v1/login', () => ({ status: 500, data: {} }))
    await failure(fake, session.login({ mode: 'force' }))
    fake.checkSession.always({ valid: true })
    expect(await failure(fake, session.ensureSessionKey())).toBe('server')
    expect(fake.calls('checkSession')).toHaveLength(0)
  })

  it('N8: a tap without a result holds logins back for a while only', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.ready)
    session.holdLogin()
    const login = watch(session.login())
    await fake.advance(29_000)
    expect([login.state, fake.calls('login').length]).toEqual(['pending', 0])
    await fake.advance(2_000)
    expect(login.state).toBe('resolved')
  })

  it('N8: the server can be asked about the key that it holds', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    fake.checkSession.always({ valid: true })
    await settle(fake, session.ensureSessionKey({ server: true }))
    expect(fake.calls('login')).toHaveLength(1)
    fake.wechat.rotateSessionKey()
    await settle(fake, session.ensureSessionKey({ server: true }))
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('N8: with the login expired, encrypted data is not sent at all', async () => {
    const { fake, session, server } = createWorld()
    server.settings.expiresIn = 60
    await settle(fake, session.login())
    await fake.advance(61_000)
    const { encryptedData, iv } = fake.wechat.phone()
    expect(await failure(fake, session.updatePhone({ encryptedData, iv }))).toBe('key_expired')
    await fake.advance(1_000)
    expect([server.requests('/v1/me/phone').length, fake.calls('login').length]).toEqual([0, 2])
  })
})

describe('N9: privacy', () => {
  const setUp = () => {
    const world = createWorld()
    world.fake.privacy.agreed = false
    const privacy = createPrivacy({ wx: world.fake.wx, clock: world.fake.clock })
    return { ...world, privacy }
  }

  it('N9: nothing is registered unless the app says so', async () => {
    const { fake, privacy } = setUp()
    expect(fake.calls('onNeedPrivacyAuthorization')).toHaveLength(0)
    expect(await settle(fake, privacy.check())).toBe(true)
    expect(privacy.state.contractName).toBe('《示例小程序隐私保护指引》')
    expect(privacy.install()).toBe(true)
  })

  it('N9: consent by the button with that id lets the waiting call go on', async () => {
    const { fake, privacy } = setUp()
    privacy.install()
    const call = watch(privacy.require())
    await fake.advance(10)
    expect(privacy.state.visible).toBe(true)
    privacy.exposed()
    await fake.tap.agreePrivacy('agree-btn')
    privacy.agree('agree-btn')
    await fake.advance(10)
    expect([call.state, privacy.state.visible, fake.privacy.misuses]).toEqual(['resolved', false, []])
  })

  it('N9: refusing, closing and waiting too long end as a typed error', async () => {
    const { fake, privacy } = setUp()
    privacy.install()
    const refused = watch(privacy.require())
    await fake.advance(10)
    privacy.disagree()
    await fake.advance(10)
    expect(refused.error).toMatchObject({ code: 'privacy_denied' })
    await fake.advance(11_000)
    const late = watch(privacy.require())
    await fake.advance(301_000)
    expect(late.error).toMatchObject({ code: 'privacy_denied' })
  })

  it('N9: works beside a handler of the app', async () => {
    const { fake, privacy } = setUp()
    const own = vi.fn((resolve: (answer: { event: 'disagree' }) => void) => {
      resolve({ event: 'disagree' })
    })
    fake.wx.onNeedPrivacyAuthorization(privacy.chain(own, ({ referrer }) => referrer === 'button.getPhoneNumber'))
    const call = watch(privacy.require())
    await fake.advance(10)
    expect([own.mock.calls.length, privacy.state.visible, call.state]).toEqual([1, false, 'rejected'])
    const answers: unknown[] = []
    privacy.chain(own, () => true)((answer) => answers.push(answer), { referrer: 'button.getPhoneNumber' })
    expect(privacy.state).toMatchObject({ visible: true, referrer: 'button.getPhoneNumber' })
    privacy.dispose()
    expect(answers).toEqual([{ event: 'disagree' }])
  })

  it('N9: old base libraries ask for nothing', async () => {
    const { fake } = createWorld({}, { sdkVersion: '2.30.0' })
    const privacy = createPrivacy({ wx: fake.wx, clock: fake.clock })
    expect([await privacy.check(), privacy.install()]).toEqual([false, false])
    await privacy.require()
  })
})

describe('N10: steps from configuration', () => {
  it('N10: names, order and own steps', async () => {
    const accepted = new Set<string>()
    const { fake, session } = createWorld({
      steps: [
        { name: 'terms', isDone: ({ id }) => accepted.has(id), submit: async () => accepted.add(session.user!.id) },
        'phone',
      ],
    })
    await settle(fake, session.login())
    const flow = session.createAuthFlow(3)
    expect([flow.state.remaining, session.currentAuthStep()]).toEqual([['terms', 'phone'], 1])
    await settle(fake, flow.nextStep({ accepted: true }))
    expect([flow.state.remaining, session.currentAuthStep()]).toEqual([['phone'], 2])
    await settle(fake, flow.nextStep(fake.wechat.phone()))
    expect([flow.state.done, session.currentAuthStep()]).toEqual([true, 3])
    flow.dispose()
  })
})

describe('N11: phone money', () => {
  it('N11: no button if the phone is known, and off after a success', async () => {
    const { fake, session, server } = createWorld()
    server.know({ phone: true })
    await settle(fake, session.login())
    const known = createPhoneController({ session })
    await settle(fake, known.show())
    expect(known.state).toMatchObject({ phase: 'done', enabled: false })
    await settle(fake, session.unbindPhone())
    await fake.idle()
    expect(known.state.phase).toBe('ready')
    await settle(fake, known.result(fake.wechat.phone()))
    expect(known.state).toMatchObject({ phase: 'done', enabled: false })
    known.dispose()
  })

  it('N11: no quota is an error of its own, and ends the attempts', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    const phone = createPhoneController({ session })
    await settle(fake, phone.show())
    expect(await phone.result({ errMsg: 'getPhoneNumber:fail', errno: 1400001 })).toMatchObject({
      code: 'no_quota',
      action: 'contact',
    })
    await settle(fake, phone.show())
    expect(phone.state).toMatchObject({ phase: 'no-quota', enabled: false })
    phone.dispose()
  })

  it('N11: what the base library can do is known before a button is shown', () => {
    const old = createWorld({}, { sdkVersion: '2.21.1' }).session
    const recent = createWorld({}, { sdkVersion: '3.7.0' }).session
    expect([old.supports('phoneCode'), old.supports('realtimePhone')]).toEqual([false, false])
    expect([recent.supports('phoneCode'), recent.supports('realtimePhone')]).toEqual([true, true])
  })
})

describe('N12: single page (scene 1154)', () => {
  it('N12: a typed error at once, or anonymous for silent requests; nothing hangs, no login is tried', async () => {
    const { fake, session, server } = createWorld({}, { scene: 1154 })
    server.route('GET /feed', () => ({ data: 'feed' }))
    const common = watch(session.login())
    await fake.advance(100)
    expect(common.error).toMatchObject({ code: 'single_page', action: 'none' })
    const response = await settle(fake, session.request({ url: '/feed', loginOpts: { mode: 'silent' } }))
    expect([response.data, fake.calls('login').length]).toEqual(['feed', 0])
    for (let i = 0; i < 5; i++) expect(await failure(fake, session.ensureLogin())).toBe('single_page')
  })
})

describe('N13: cut by the background', () => {
  it('N13: an idempotent request that was cut is repeated once when the app is back', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    fake.script('request').next({ after: 60_000 })
    const request = watch(session.request({ url: '/orders' }))
    await fake.advance(1_000)
    fake.app.hide()
    await fake.advance(20_000)
    expect(request.state).toBe('pending')
    fake.app.show()
    await fake.advance(1_000)
    expect([request.state, server.requests('/orders').length]).toEqual(['resolved', 1])
    expect(fake.calls('request').filter(({ options }) => String(options.url).endsWith('/orders'))).toHaveLength(2)
  })

  it('N13: one that is cut twice is an error; it is not sent a third time', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    fake.script('request').always({ after: 60_000 })
    const request = watch(session.request({ url: '/orders' }))
    for (let i = 0; i < 3; i++) {
      await fake.advance(1_000)
      fake.app.hide()
      await fake.advance(20_000)
      fake.app.show()
    }
    await fake.advance(1_000)
    expect(request.error).toMatchObject({ code: 'network' })
    expect(fake.calls('request').filter(({ options }) => String(options.url).endsWith('/orders'))).toHaveLength(2)
  })

  it('N13: one that is not idempotent is an error, unless it is declared so', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    const cut = async (replay?: boolean) => {
      fake.script('request').next({ after: 60_000 })
      const request = watch(
        session.request({ url: '/orders', method: 'POST', ...(replay === undefined ? {} : { replay }) }),
      )
      await fake.advance(1_000)
      fake.app.hide()
      await fake.advance(20_000)
      fake.app.show()
      await fake.advance(1_000)
      return request
    }
    expect((await cut()).error).toMatchObject({ code: 'network' })
    expect((await cut(true)).state).toBe('resolved')
    expect(server.requests('/orders')).toHaveLength(1)
  })
})

describe('N14: code piggyback', () => {
  const piggyback: sdk.Piggyback = {
    attach: (request, { code, source, idempotencyKey }) => {
      request.header = { ...request.header, 'X-Code': code, 'X-Source': source, 'Idempotency-Key': idempotencyKey }
    },
    read: ({ data }) => (data as { grant?: sdk.Grant }).grant,
  }
  const setUp = (takes: boolean) => {
    const world = createWorld({ piggyback })
    const { fake, server } = world
    server.route('GET /home', ({ header }) => {
      const user = server.know()
      if (!header['x-code'] || !takes) {
        return header.authorization ? { data: { home: user.id } } : problem(401, 'token_missing', 'relogin')
      }
      expect('openid' in fake.wechat.code2Session(header['x-code'])).toBe(true)
      server.tokens.set('mj_ridden', user.id)
      const grant = { token: 'mj_ridden', tokenType: 'Bearer', expiresIn: 60, expiresAt: '', created: false, user }
      return { data: { home: user.id, grant } }
    })
    return world
  }

  it('N14: the code goes with the first business request, and everyone waits for that one login', async () => {
    const { fake, session, server } = setUp(true)
    const all = [session.request({ url: '/home', piggyback: true }), session.request({ url: '/orders' })]
    const [home, orders] = await settle(fake, Promise.all(all))
    expect([home?.statusCode, orders?.statusCode]).toEqual([200, 200])
    expect([fake.calls('login').length, server.requests('/v1/login').length]).toEqual([1, 0])
    expect(server.requests('/home')).toHaveLength(1)
    expect(server.requests('/orders')[0]?.token).toBe('mj_ridden')
    await settle(fake, session.request({ url: '/home', piggyback: true }))
    expect(server.requests('/home').at(-1)?.header['x-code']).toBeUndefined()
  })

  it('N14: a server that does not take it gets a login of the usual kind, with another code', async () => {
    const { fake, session, server } = setUp(false)
    const home = await settle(fake, session.request({ url: '/home', piggyback: true }))
    expect(home.statusCode).toBe(200)
    expect([fake.calls('login').length, server.requests('/v1/login').length]).toEqual([2, 1])
    const sent = [...server.requests('/home').map(({ header }) => header['x-code'])]
    expect(sent).toEqual([expect.any(String), undefined])
  })

  it('N14: an aborted one ends the wait', async () => {
    const { fake, session } = setUp(true)
    fake.login.next({ after: 1_000 })
    const request = session.request({ url: '/home', piggyback: true })
    const watched = watch(request)
    await fake.advance(100)
    request.abort()
    await fake.advance(2_000)
    expect(watched.error).toMatchObject({ code: 'cancelled', reason: 'abort' })
  })
})

describe('N15: storage', () => {
  it.each([
    ['2.21.3', true],
    ['2.21.2', undefined],
  ])('N15: base library %s stores with encrypt: %s', async (sdkVersion, encrypt) => {
    const { fake, session } = createWorld({}, { sdkVersion })
    await settle(fake, session.login())
    await fake.idle()
    expect(fake.calls('setStorage').at(-1)?.options.encrypt).toBe(encrypt)
  })

  it('N15: storage that fails degrades to memory, with an event', async () => {
    const { fake, session } = createWorld()
    const errors: SessionEvents['error'][] = []
    session.on('error', (error) => errors.push(error))
    fake.script('setStorage').always({ fail: 'quota exceeded' })
    await settle(fake, session.login())
    await settle(fake, session.request({ url: '/orders' }))
    expect([session.loggedIn, errors[0]?.code, fake.calls('login').length]).toEqual([true, 'storage', 1])
  })

  it.each(['not json', '{"v":2}', '{"v":1,"token":7}', '{"v":1,"token":"t"}', 'null'])(
    'N15: damaged data (%s) is discarded with a warning',
    async (stored) => {
      const { fake, create } = createWorld()
      const key = 'menjin/wxfake0000000001/develop/mall/damaged'
      fake.storage.put(key, stored, { encrypted: true })
      const session = create({ name: 'damaged' })
      const errors: string[] = []
      session.on('error', ({ code }) => errors.push(code))
      await settle(fake, session.ready)
      expect([session.loggedIn, session.user, errors]).toEqual([false, undefined, ['storage']])
      await settle(fake, session.login())
      await fake.idle()
      expect([session.loggedIn, String(fake.storage.peek(key))]).toEqual([true, expect.stringContaining('"v":1')])
    },
  )

  it('N15: a logout wins over a slow save, and nothing comes back after a restart', async () => {
    const world = createWorld()
    const { fake, session } = world
    fake.script('setStorage').next({ after: 500 }, { after: 500 })
    await settle(fake, session.login())
    await settle(fake, session.logout())
    await fake.advance(5_000)
    const restarted = world.restart()
    await settle(fake, restarted.ready)
    expect([restarted.loggedIn, restarted.user]).toEqual([false, undefined])
  })

  it('N15: the expiry is stored and honoured at use and when the app comes back', async () => {
    const world = createWorld({ renewOnShow: true })
    const { fake, session, server } = world
    server.settings.expiresIn = 600
    await settle(fake, session.login())
    fake.app.hide()
    await fake.advance(1_200_000)
    expect(session.loggedIn).toBe(false)
    fake.app.show()
    await fake.advance(1_000)
    expect([session.loggedIn, fake.calls('login').length]).toEqual([true, 2])
    await fake.advance(1_200_000)
    const restarted = world.restart()
    await settle(fake, restarted.ready)
    expect([restarted.getToken(), restarted.user?.id]).toEqual([undefined, fake.wechat.user.openId])
    await settle(fake, restarted.request({ url: '/orders' }))
    expect(fake.calls('login')).toHaveLength(3)
  })

  it('N15: a storage of your own takes its place', async () => {
    let kept: unknown
    const storage: SessionStorage = {
      load: () => Promise.resolve(undefined),
      save: (value) => {
        kept = value
        return Promise.resolve()
      },
    }
    const { fake, create } = createWorld()
    await settle(fake, create({ storage }).login())
    expect(kept).toMatchObject({ v: 1, token: expect.stringMatching(/^mj_/) })
  })
})

describe('N16: UI quality', () => {
  it('N16: texts come in both languages, for every word of the components', () => {
    expect(Object.keys(UI_TEXTS.en)).toEqual(Object.keys(UI_TEXTS.zh))
    for (const text of Object.values(UI_TEXTS.zh)) expect(text).toMatch(/[\u4e00-\u9fff]/)
  })
})

describe('N17: test kit', () => {
  it('N17: login, requests, navigation, storage and privacy of the fake go by the script', async () => {
    const { fake, session, server } = createWorld({ authPage: 'pages/auth/index' })
    fake.login.next({ fail: 'scripted' }, { after: 700 })
    expect(await failure(fake, session.login())).toBe('wx_login_failed')
    const slow = watch(session.login())
    await fake.advance(600)
    expect(slow.state).toBe('pending')
    await fake.advance(200)
    expect(slow.state).toBe('resolved')
    server.route('GET /down', () => ({ status: 503, data: {} }))
    expect((await settle(fake, session.request({ url: '/down' }))).statusCode).toBe(503)
    fake.script('request').next({ fail: 'scripted' })
    expect(await failure(fake, session.request({ url: '/down' }))).toBe('network')
    fake.script('navigateTo').next({ fail: 'scripted' })
    expect(await failure(fake, session.mustAuth())).toBe('navigation_failed')
    const errors: string[] = []
    session.on('error', ({ code }) => errors.push(code))
    fake.script('setStorage').next({ fail: 'scripted' })
    await settle(fake, session.updateUser({ nickname: '小门' }))
    await fake.idle()
    expect(errors).toEqual(['storage'])
    fake.privacy.agreed = false
    const privacy = createPrivacy({ wx: fake.wx, clock: fake.clock })
    expect(await settle(fake, privacy.check())).toBe(true)
    expect(fake.uncaught).toEqual([])
  })

  it('B3-31: two sessions run side by side on one wx, and components find them through one registry', async () => {
    const { fake, session, create } = createWorld()
    const second = create({ name: 'second', source: 'second' })
    await settle(fake, Promise.all([session.login(), second.login()]))
    expect(session.getToken()).not.toBe(second.getToken())
    const seen: (string | undefined)[] = []
    const stop = connectSession('second', (found) => seen.push(found?.name), fake.wx)
    connectSession('later', (found) => seen.push(found?.name), fake.wx)
    connectSession('', (found) => seen.push(found?.name), fake.wx)
    create({ name: 'later' })
    second.dispose()
    stop()
    expect(seen).toEqual(['second', 'mall', 'later', undefined])
    expect(findFlow('absent', fake.wx)).toBeUndefined()
    expect(Object.keys(fake.wx)).not.toContain('__menjin_registry_1__')
  })
})

describe('N19: small and separable', () => {
  it('N19: the entry points are apart', async () => {
    const entries = await Promise.all([
      import('../../src/core.js'),
      import('../../src/decorators.js'),
      import('../../src/adapters.js'),
      import('../../src/controllers.js'),
      import('../../src/texts.js'),
      import('../../src/facade.js'),
    ])
    for (const entry of entries) expect(Object.keys(entry).length).toBeGreaterThan(1)
  })
})

export type { PageLike }

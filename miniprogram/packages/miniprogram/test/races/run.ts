import { findFlow, type AuthFlow } from '../../src/controllers.js'
import type { LoginMode, LoginResult, Session } from '../../src/index.js'
import { createWorld, watch, type Watched, type World } from '../support/harness.js'
import { mountPopup, type Popup } from '../support/popup.js'
import type { Event, Setup } from './events.js'

/** One call of the program that hands out a promise. */
export interface Asked {
  readonly what: 'login' | 'request' | 'mustAuth' | 'refresh' | 'ensureSessionKey' | 'logout'
  readonly mode: LoginMode
  /** The pop-up that it wants, where it says so. */
  readonly popup?: string
  readonly number?: number
  readonly watched: Watched<unknown>
}

/** Milliseconds after which the SDK gives a `wx.login` up that never answers. */
export const LOGIN_GIVEN_UP = 11_000

/** Carries out one event after the other, and notes what must not happen. */
export class Run {
  readonly world: World
  readonly asked: Asked[] = []
  /** What was seen that must never be. */
  readonly violations: string[] = []
  private readonly popups: Popup[] = []
  private readonly deadTokens = new Set<string>()
  /** Numbers of the requests that the server has executed. */
  private readonly executed: number[] = []
  private last: { cancel?: () => void; abort?: () => void } | undefined
  private loggedOut = false
  private sent = 0
  private lag = 0
  private seenCalls = 0

  constructor(setup: Setup) {
    const { ui, onRevoked, renewOnShow } = setup
    const authPage = ui === 'page' ? { authPage: 'pages/auth/index' } : {}
    this.world = createWorld({ onRevoked, renewOnShow, ...authPage })
    const { server, session } = this.world
    if (ui === 'popup') this.popups.push(...['auth-popup', 'other-popup'].map((name) => this.mount(name)))
    for (const method of ['GET', 'POST']) {
      server.authorized(`${method} /work`, (_user, { header }) => {
        this.executed.push(Number(header['x-number']))
        return { data: 'done' }
      })
    }
    server.delay = () => this.lag
    // A server that ends the session from its side is obeyed where the program says so.
    session.on('logout', ({ reason }) => {
      if (reason === 'revoked') this.noteLogout()
    })
  }

  get session(): Session {
    return this.world.session
  }

  async play(events: readonly (readonly [Event, boolean])[]): Promise<void> {
    const { fake } = this.world
    for (const [one, drain] of events) {
      this.look()
      this.act(one)
      if (one.kind === 'wait') await fake.advance(one.ms)
      else if (drain) await fake.idle()
      this.look()
    }
    // Back to normal; whatever was asked for must settle now, within ten minutes.
    this.act({ kind: 'show' })
    this.lag = 0
    for (const api of ['login', 'request', 'setStorage']) fake.script(api).reset()
    for (let minute = 0; minute < 10; minute++) {
      await fake.advance(60_000)
      this.look()
    }
    this.judge()
  }

  private act(one: Event): void {
    const { fake, server, session } = this.world
    switch (one.kind) {
      case 'login': {
        if (one.mode !== 'silent') this.loggedOut = false
        this.ask({ what: 'login', mode: one.mode }, session.login({ mode: one.mode }))
        break
      }
      case 'request': {
        const number = ++this.sent
        const { method, mode } = one
        const header = { 'X-Number': String(number) }
        const request = session.request({ url: '/work', method, header, loginOpts: { mode } })
        this.ask({ what: 'request', mode, number }, request)
        break
      }
      case 'mustAuth': {
        this.loggedOut = false
        const { step, popup } = one
        this.ask({ what: 'mustAuth', mode: 'common', popup }, session.mustAuth({ step, popupCompName: popup }))
        break
      }
      case 'refresh':
        this.ask({ what: 'refresh', mode: 'forceSilent' }, session.refreshLogin())
        break
      case 'ensureSessionKey':
        this.ask({ what: 'ensureSessionKey', mode: 'common' }, session.ensureSessionKey())
        break
      case 'logout':
        this.noteLogout()
        this.ask({ what: 'logout', mode: 'silent' }, session.logout())
        break
      case 'cancelLast':
        this.last?.cancel?.()
        this.last?.abort?.()
        break
      case 'tap':
        // Between tap and result; nobody gives the result, so that only the time limit ends it.
        session.holdLogin()
        break
      case 'expire':
        server.expireAll()
        break
      case 'revoke':
        server.expireAll('token_revoked')
        break
      case 'forget':
        server.users.clear()
        server.expireAll()
        break
      case 'switchAccount':
        server.renameUsers()
        break
      case 'closeUi':
        this.openPopup?.dismiss()
        this.leaveAuthPage()
        break
      case 'fillUi':
        this.flow?.nextStep({ nickname: '小门', code: fake.wechat.phone().code }).catch(() => undefined)
        break
      case 'leavePage':
        void fake.wx.navigateBack({ fail: () => undefined })
        break
      case 'openPage':
        void fake.wx.navigateTo({ url: '/pages/order/index', fail: () => undefined })
        break
      case 'hide':
        if (fake.app.state === 'foreground') fake.app.hide()
        break
      case 'show':
        if (fake.app.state === 'background' || fake.app.state === 'suspended') fake.app.show()
        break
      case 'storage':
        if (one.broken) fake.script('setStorage').always({ fail: 'disk' })
        else fake.script('setStorage').reset()
        break
      case 'slow': {
        const { api, answer } = one
        fake
          .script(api)
          .next(answer === 'never' ? { never: true } : answer === 'fail' ? { fail: 'scripted' } : { after: answer })
        break
      }
      case 'lag':
        this.lag = one.ms
        break
      case 'policy':
        server.settings.policy = one.open ? 'open' : 'profile'
        break
      case 'wait':
        break
    }
  }

  private ask(asked: Omit<Asked, 'watched'>, promise: Promise<unknown>): void {
    this.last = promise as { cancel?: () => void; abort?: () => void }
    this.asked.push({ ...asked, watched: watch(promise) })
  }

  private noteLogout(): void {
    this.look()
    const token = this.tokens.at(-1)
    if (token !== undefined) this.deadTokens.add(token)
    this.loggedOut = true
  }

  /** Every token that the session has had, in order. */
  private get tokens(): string[] {
    return this.world.server.granted.filter((token) => this.seenTokens.has(token))
  }

  private readonly seenTokens = new Set<string>()

  private mount(name: string): Popup {
    const popup = mountPopup(this.world.fake, `#${name}`)
    const { open } = popup
    popup.open = (request) => {
      open(request)
      const waiting = this.asked.filter(({ watched }) => watched.state === 'pending')
      if (!waiting.some(({ mode }) => !/silent/i.test(mode))) this.violations.push(`${name} opened for nobody`)
      if (!waiting.some(({ popup: wanted = 'auth-popup' }) => wanted === name)) {
        this.violations.push(`${name} opened, which nobody asked for`)
      }
    }
    return popup
  }

  private get openPopup(): Popup | undefined {
    return this.popups.find(({ isOpen }) => isOpen)
  }

  private get flow(): AuthFlow | undefined {
    const { fake } = this.world
    return findFlow(this.openPopup?.id ?? fake.navigation.current?.options.menjin ?? '', fake.wx)
  }

  private leaveAuthPage(): void {
    const { fake } = this.world
    if (fake.navigation.current?.route === 'pages/auth/index') void fake.wx.navigateBack({ fail: () => undefined })
  }

  /** Looks at what went out since the last look. */
  private look(): void {
    const { fake } = this.world
    const calls = fake.calls()
    for (const call of calls.slice(this.seenCalls)) {
      if (call.api === 'login' && this.loggedOut) this.violations.push('wx.login after a logout')
      const { url, header } = call.options as { url?: string; header?: Record<string, string> }
      const token = header?.Authorization?.replace('Bearer ', '')
      if (token === undefined) continue
      this.seenTokens.add(token)
      // Only what ends a session carries the token that it ends.
      if (url?.endsWith('/v1/logout')) continue
      if (this.loggedOut) this.violations.push(`a token after a logout, to ${url}`)
      else if (this.deadTokens.has(token)) this.violations.push(`the token of a login that was ended, to ${url}`)
    }
    this.seenCalls = calls.length
    const stored = this.session.getToken()
    if (stored !== undefined) this.seenTokens.add(stored)
  }

  /** What can be said at the end only. */
  private judge(): void {
    const { fake, session } = this.world
    const claim = (holds: boolean, violation: string) => {
      if (!holds) this.violations.push(violation)
    }
    for (const { what, mode, number, watched } of this.asked) {
      const name = `${what} ${number ?? ''} ${mode}`
      const code = watched.error?.code
      claim(watched.state !== 'pending', `${name} is still pending`)
      claim(code !== 'internal', `${name}: ${String(watched.error?.cause)}`)
      if (/silent/i.test(mode)) {
        // Who allows no UI is never told that there was none, nor what became of one.
        claim(!/ui_missing|navigation|denied/.test(code ?? ''), `${name} rejected with ${code}`)
        claim(code !== 'cancelled' || watched.error?.reason !== 'closed', `${name} was told of a UI`)
      }
      if (what === 'request' && mode === 'silent') {
        claim(!/login|not_registered|logged_out|fuse|queue/.test(code ?? ''), `${name} failed for its login: ${code}`)
      }
      if (what === 'login' && watched.state === 'resolved') {
        const { via } = watched.value as LoginResult
        claim(!mode.startsWith('force') || via !== 'stored', `${name} got the stored login`)
        claim(!/silent/i.test(mode) || via !== 'interactive', `${name} went through a UI`)
        claim(mode !== 'forceAuth' || via === 'interactive', `${name} went through no UI`)
      }
    }
    this.judgeSendings(claim)
    claim(session.status.login.value !== 'ing', 'status.login is still ing')
    claim(session.status.auth.value !== 'ing', 'status.auth is still ing')
    claim(
      this.popups.every(({ isOpen }) => !isOpen),
      'a pop-up is still open',
    )
    claim(fake.uncaught.length === 0, `uncaught: ${String(fake.uncaught[0])}`)
  }

  private judgeSendings(claim: (holds: boolean, violation: string) => void): void {
    const { fake, server } = this.world
    const count = (numbers: readonly number[], wanted: number) => numbers.filter((one) => one === wanted).length
    const sendings = fake.calls('request').map(({ options }) => {
      const { header, method } = options as { header?: Record<string, string>; method?: string }
      return { number: Number(header?.['X-Number']), method }
    })
    const numbers = sendings.map(({ number }) => number)
    for (const { number, method } of sendings) {
      claim(!(count(numbers, number) > 2), `request ${number} was sent ${count(numbers, number)} times`)
      if (method === 'POST') claim(count(this.executed, number) <= 1, `POST ${number} was executed twice`)
    }
    // Each code is delivered under one key only.
    const keys = new Map<string, Set<string | undefined>>()
    for (const { header, body } of server.requests('/v1/login')) {
      const { code } = body as { code: string }
      keys.set(code, (keys.get(code) ?? new Set()).add(header['idempotency-key']))
    }
    claim(
      [...keys.values()].every(({ size }) => size === 1),
      'a code was delivered under two keys',
    )
    const logins = fake.calls('login').map(({ at, settledAt }) => ({
      from: at,
      to: Math.min(settledAt ?? Infinity, at + LOGIN_GIVEN_UP),
    }))
    logins.forEach(({ to }, i) => {
      claim(!(logins[i + 1] && logins[i + 1]!.from < to), 'two wx.login at once')
    })
  }
}

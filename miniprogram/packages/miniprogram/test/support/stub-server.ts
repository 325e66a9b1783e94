import type { FakeWx } from '@menjin/wx-testkit'
import type { User } from '../../src/http/contract.js'

export const BASE_URL = 'https://api.example.com'

/** What a route of the fake's server is asked, as far as these tests look. */
interface Asked {
  readonly header: Record<string, string>
  readonly data?: unknown
  readonly body?: unknown
}

interface Answer {
  /** Milliseconds until the answer is there. */
  after?: number
  status?: number
  data?: unknown
  header?: Record<string, string>
}

export interface StubSettings {
  policy: 'open' | 'phone' | 'profile' | 'closed'
  /** Seconds. */
  expiresIn: number
}

/**
 * A small server with the contract of Menjin: it exchanges codes at the fake WeChat, knows tokens and steps, and opens
 * encrypted data with the key that it got with the last code, never with a newer one.
 */
export class StubServer {
  readonly settings: StubSettings = { policy: 'open', expiresIn: 7200 }
  readonly users = new Map<string, User>()
  readonly tokens = new Map<string, string>()
  readonly revoked = new Map<string, string>()
  /** Every request that arrived, in order. */
  readonly log: {
    at: number
    method: string
    path: string
    token: string | undefined
    header: Record<string, string>
    body: unknown
  }[] = []
  sessionKey: string | undefined
  private sequence = 0
  private accounts = 0
  private readonly tickets = new Map<string, string>()
  private readonly answers = new Map<string, Answer>()

  constructor(private readonly fake: FakeWx) {
    this.route('POST /v1/login', (asked) => this.login(asked))
    this.route('POST /v1/register', (asked) => this.register(asked))
    this.route('POST /v1/logout', (asked) => {
      const token = this.tokenOf(asked)
      if (!token || !this.tokens.delete(token)) return problem(401, 'token_invalid', 'relogin')
      return { status: 204 }
    })
    this.authorized('GET /v1/me', (user) => ({ data: { user } }))
    this.authorized('PATCH /v1/me', (user, asked) => this.change(user, bodyOf(asked)))
    this.authorized('POST /v1/me', (user, asked) => this.change(user, bodyOf(asked)))
    this.authorized('POST /v1/me/avatar', (user) => this.store({ ...user, avatarUrl: 'https://cdn.example.com/a.png' }))
    this.authorized('PUT /v1/me/phone', (user, asked) => this.bindPhone(user, bodyOf(asked)))
    this.authorized('DELETE /v1/me/phone', (user) =>
      this.store({ ...user, phone: null, steps: { ...user.steps, phone: false } }),
    )
    this.authorized('GET /v1/me/session-key', () => ({
      data: { valid: this.sessionKey === this.fake.wechat.sessionKey, obtainedAt: '2026-01-01T00:00:00Z' },
    }))
    this.authorized('POST /v1/me/open-data', (_user, asked) => {
      const opened = this.open(bodyOf(asked))
      return opened ? { data: { data: opened } } : problem(409, 'session_key_expired', 'tap-again')
    })
    this.authorized('GET /v1/me/export', (user) => ({ data: { user } }))
    this.authorized('DELETE /v1/me', () => ({ status: 202, data: { closesAt: '2026-02-01T00:00:00Z' } }))
    this.authorized('GET /orders', () => ({ data: { orders: [] } }))
    this.authorized('POST /orders', () => ({ data: { id: 1 } }))
  }

  /** A route of the business that wants a valid token. */
  authorized(route: string, answer: (user: User, asked: Asked) => Answer): void {
    this.route(route, (asked) => {
      const token = this.tokenOf(asked)
      const id = token === undefined ? undefined : this.tokens.get(token)
      const user = id === undefined ? undefined : this.users.get(id)
      if (user) return answer(user, asked)
      if (token === undefined) return problem(401, 'token_missing', 'relogin')
      return problem(401, this.revoked.get(token) ?? 'token_expired', 'relogin')
    })
  }

  route(route: string, answer: (asked: Asked) => Answer): void {
    const [method = '', path = ''] = route.split(' ')
    this.fake.server.on(`${method} ${BASE_URL}${path}`, (asked) => {
      const request = asked as unknown as Asked
      this.log.push({
        at: this.fake.platformClock.now(),
        method,
        path,
        token: this.tokenOf(request),
        header: request.header,
        body: bodyOf(request),
      })
      const answered = { after: this.delay(), ...answer(request) }
      const { data } = answered
      return data && typeof data === 'object' ? { ...answered, data: this.tamper(data) } : answered
    })
  }

  /** Ends a token as the server does on expiry or on a logout elsewhere. */
  expire(token: string, code = 'token_expired'): void {
    this.tokens.delete(token)
    this.revoked.set(token, code)
  }

  expireAll(code = 'token_expired'): void {
    for (const token of [...this.tokens.keys()]) this.expire(token, code)
  }

  requests(path: string): StubServer['log'] {
    return this.log.filter((entry) => entry.path === path)
  }

  /** From the next login on the same person has another account. */
  renameUsers(): void {
    this.accounts++
  }

  /** A person who is known already. */
  know(steps: Record<string, boolean> = {}, id = this.fake.wechat.user.openId): User {
    const user = newUser(id, steps)
    this.users.set(id, user)
    return user
  }

  private login(asked: Asked): Answer {
    const { code, phoneCode } = bodyOf(asked) as { code: string; phoneCode?: string }
    const key = headerOf(asked, 'Idempotency-Key')
    const known = key === undefined ? undefined : this.answers.get(`${key}/${code}`)
    if (known) return known
    const answer = this.exchange(code, phoneCode)
    if (key !== undefined) this.answers.set(`${key}/${code}`, answer)
    return answer
  }

  private exchange(code: string, phoneCode: string | undefined): Answer {
    const exchanged = this.fake.wechat.code2Session(code)
    if ('errcode' in exchanged) {
      return exchanged.errcode === 40163
        ? problem(409, 'code_used', 'relogin')
        : problem(401, 'invalid_code', 'relogin')
    }
    this.sessionKey = exchanged.session_key
    const id = this.accounts ? `${exchanged.openid}/${this.accounts}` : exchanged.openid
    const { policy } = this.settings
    if (!this.users.has(id)) {
      if (policy === 'closed') return problem(403, 'registration_required', 'contact', { missing: [] })
      if (policy !== 'open' && !(policy === 'phone' && phoneCode !== undefined)) {
        const ticket = `ticket-${++this.sequence}`
        this.tickets.set(ticket, id)
        return problem(403, 'registration_required', 'authorize', { ticket, missing: [policy] })
      }
      this.users.set(id, newUser(id))
      if (phoneCode !== undefined) this.bindPhone(this.users.get(id) as User, { code: phoneCode })
      return this.grant(id, true)
    }
    return this.grant(id, false)
  }

  private register(asked: Asked): Answer {
    const { ticket, phoneCode, phone, nickname } = bodyOf(asked) as {
      ticket: string
      phoneCode?: string
      phone?: object
      nickname?: string
    }
    const id = this.tickets.get(ticket)
    if (id === undefined) return problem(401, 'token_expired', 'relogin')
    const user = newUser(id)
    if (phoneCode !== undefined || phone !== undefined) {
      const answer = this.bindPhone(user, phoneCode === undefined ? { ...phone } : { code: phoneCode })
      if (answer.status !== undefined) return answer
    } else if (nickname !== undefined) {
      this.change(user, { nickname })
    }
    this.tickets.delete(ticket)
    return this.grant(id, true)
  }

  private grant(id: string, created: boolean): Answer {
    const token = `mj_${++this.sequence}`
    this.tokens.set(token, id)
    this.granted.push(token)
    const { expiresIn } = this.settings
    const expiresAt = new Date(this.fake.platformClock.now() + expiresIn * 1000).toISOString()
    return { data: { token, tokenType: 'Bearer', expiresIn, expiresAt, created, user: this.users.get(id) } }
  }

  private change(user: User, body: Record<string, unknown>): Answer {
    const next = { ...user, ...body }
    return this.store({ ...next, steps: { ...user.steps, profile: next.nickname != null } })
  }

  private bindPhone(user: User, body: Record<string, unknown>): Answer {
    let number: string | undefined
    if (typeof body.code === 'string') {
      const answer = this.fake.wechat.getPhoneNumber(body.code)
      if (answer.errcode !== 0) return problem(401, 'invalid_code', 'tap-again')
      number = (answer as { phone_info: { purePhoneNumber: string } }).phone_info.purePhoneNumber
    } else {
      number = (this.open(body) as { purePhoneNumber?: string } | undefined)?.purePhoneNumber
      if (number === undefined) return problem(409, 'session_key_expired', 'tap-again')
    }
    const masked = `${number.slice(0, 3)}****${number.slice(-4)}`
    return this.store({ ...user, phone: { masked, countryCode: '86' }, steps: { ...user.steps, phone: true } })
  }

  private open(body: Record<string, unknown>): unknown {
    const { encryptedData, iv } = body as { encryptedData: string; iv: string }
    try {
      return this.sessionKey === undefined ? undefined : this.decrypt(this.sessionKey, encryptedData, iv)
    } catch {
      return undefined
    }
  }

  /** Milliseconds that every answer takes. */
  delay: () => number = () => 0
  /** Every token that was ever given out. */
  readonly granted: string[] = []

  /** Changes the body of every success; for servers that do not keep to the contract. */
  tamper: (body: object) => object = (body) => body

  /** Set by the harness, which has the test kit's cipher. */
  decrypt: (sessionKey: string, encryptedData: string, iv: string) => unknown = () => undefined

  private store(user: User): Answer {
    const authStep = (1 + Number(user.steps.profile) + Number(user.steps.phone)) as User['authStep']
    const next = { ...user, authStep }
    this.users.set(user.id, next)
    return { data: { user: next } }
  }

  private tokenOf(asked: Asked): string | undefined {
    return headerOf(asked, 'Authorization')?.replace(/^Bearer /, '')
  }
}

export function problem(status: number, code: string, action: string, more: object = {}): Answer {
  return {
    status,
    header: { 'Content-Type': 'application/problem+json' },
    data: { type: `https://docs.example.com/${code}`, title: code, status, code, action, traceId: 't', ...more },
  }
}

export function newUser(id: string, steps: Record<string, boolean> = {}): User {
  return {
    id,
    nickname: steps.profile ? '小门' : null,
    avatarUrl: null,
    phone: steps.phone ? { masked: '138****0001', countryCode: '86' } : null,
    steps: { profile: false, phone: false, ...steps },
    authStep: 1,
    state: 'active',
    createdAt: '2026-01-01T00:00:00Z',
  }
}

function headerOf(asked: Asked, name: string): string | undefined {
  const key = Object.keys(asked.header).find((candidate) => candidate.toLowerCase() === name.toLowerCase())
  return key === undefined ? undefined : asked.header[key]
}

function bodyOf(asked: Asked): Record<string, unknown> {
  const raw = asked.data ?? asked.body
  if (typeof raw === 'string') {
    try {
      return JSON.parse(raw) as Record<string, unknown>
    } catch {
      return {}
    }
  }
  return (raw ?? {}) as Record<string, unknown>
}

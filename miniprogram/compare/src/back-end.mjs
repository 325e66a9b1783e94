/** Where the back end of every library is. */
export const BASE_URL = 'https://api.example.com'

/** Milliseconds between a request and its answer. */
const LATENCY = 100

/**
 * One back end for all libraries. It exchanges codes at the fake's WeChat, once each, and knows tokens. What differs is
 * only the form that each library's own README asks for: the address and the shape of the login, the header of the
 * token.
 */
export class BackEnd {
  /** Whether WeChat's user has an account; without one every login says "not registered". */
  registered = true
  /** How many milliseconds more each further answer of `/orders` takes. */
  spread = 0

  #tokens = new Set()
  #orders = 0
  #sequence = 0

  /** @param {import('@menjin/wx-testkit').FakeWx} fake */
  constructor(fake) {
    this.fake = fake
    this.#route('POST /v1/login', (asked) => this.#menjinLogin(JSON.parse(asked.body).code))
    this.#route('POST /session', (asked) => this.#plainLogin(JSON.parse(asked.body).code))
    this.#route('GET /wafer/login', (asked) => this.#waferLogin(asked.header['x-wx-code']))
    this.#route('GET /orders', (asked) => {
      const known = this.#tokens.has(tokenOf(asked.header))
      const answer = known ? { status: 200, data: { orders: [] } } : refusal('token_expired')
      return { ...answer, after: LATENCY + this.spread * this.#orders++ }
    })
  }

  /** Ends all tokens; the devices do not know. */
  expireAll() {
    this.#tokens.clear()
    this.#orders = 0
  }

  #route(route, answer) {
    const [method, path] = route.split(' ')
    this.fake.server.on(`${method} ${BASE_URL}${path}`, (asked) => ({ after: LATENCY, ...answer(asked) }))
  }

  /** @returns a token; undefined if the code is no good or nobody is registered */
  #exchange(code) {
    const { openid } = this.fake.wechat.code2Session(code)
    if (openid === undefined || !this.registered) return undefined
    const token = `token-${++this.#sequence}`
    this.#tokens.add(token)
    return token
  }

  #menjinLogin(code) {
    const token = this.#exchange(code)
    if (token === undefined) return refusal('registration_required', 403, { ticket: 'ticket', missing: ['profile'] })
    const expiresIn = 86_400
    const expiresAt = new Date(this.fake.platformClock.now() + expiresIn * 1000).toISOString()
    return { data: { token, tokenType: 'Bearer', expiresIn, expiresAt, created: false, user: USER } }
  }

  #plainLogin(code) {
    const token = this.#exchange(code)
    return { data: token === undefined ? { code: 'not_registered' } : { code: 'ok', token } }
  }

  #waferLogin(code) {
    const token = this.#exchange(code)
    if (token === undefined) return { data: { code: -1, error: 'not_registered' } }
    return { data: { code: 0, data: { skey: token, userinfo: { nickName: USER.nickname } } } }
  }
}

const USER = {
  id: 'u1',
  nickname: '小门',
  avatarUrl: null,
  phone: null,
  steps: { profile: true, phone: false },
  authStep: 2,
  state: 'active',
  createdAt: '2026-01-01T00:00:00Z',
}

/** The same refusal for everybody: HTTP 401 for those who look at the status, `code` for those who look at the body. */
function refusal(code, status = 401, more = {}) {
  return { status, data: { type: 'about:blank', title: code, status, code, action: 'relogin', traceId: 't', ...more } }
}

function tokenOf(header) {
  return header.authorization?.replace(/^Bearer /, '') ?? header['x-wx-skey'] ?? header.token
}

import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { LoginMode, Session } from '../src/index.js'
import { createWorld, watch, type Watched, type World } from './support/harness.js'
import { mountPopup, type Popup } from './support/popup.js'

const MODES: LoginMode[] = ['common', 'silent', 'force', 'forceSilent', 'forceAuth']

type Event =
  | { kind: 'login'; mode: LoginMode }
  | { kind: 'request'; mode: LoginMode; method: 'GET' | 'POST' }
  | {
      kind:
        'mustAuth' | 'logout' | 'expire' | 'forget' | 'closeUi' | 'fillUi' | 'leavePage' | 'openPage' | 'hide' | 'show'
    }
  | { kind: 'storage'; broken: boolean }
  | { kind: 'slow'; api: 'login' | 'request'; answer: 'never' | 'fail' | number }
  | { kind: 'policy'; open: boolean }
  | { kind: 'cancelLast' }
  | { kind: 'wait'; ms: number }

const simple = (
  ...kinds: (
    'mustAuth' | 'logout' | 'expire' | 'forget' | 'closeUi' | 'fillUi' | 'leavePage' | 'openPage' | 'hide' | 'show'
  )[]
) => fc.constantFrom(...kinds).map((kind): Event => ({ kind }))

const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...MODES).map((mode): Event => ({ kind: 'login', mode })) },
  {
    weight: 6,
    arbitrary: fc
      .tuple(fc.constantFrom(...MODES.slice(0, 3)), fc.constantFrom('GET' as const, 'POST' as const))
      .map(([mode, method]): Event => ({ kind: 'request', mode, method })),
  },
  {
    weight: 8,
    arbitrary: simple(
      'mustAuth',
      'logout',
      'expire',
      'forget',
      'closeUi',
      'fillUi',
      'leavePage',
      'openPage',
      'hide',
      'show',
    ),
  },
  { weight: 1, arbitrary: fc.boolean().map((broken): Event => ({ kind: 'storage', broken })) },
  {
    weight: 3,
    arbitrary: fc
      .tuple(
        fc.constantFrom('login' as const, 'request' as const),
        fc.constantFrom('never' as const, 'fail' as const, 50, 700, 4_000),
      )
      .map(([api, answer]): Event => ({ kind: 'slow', api, answer })),
  },
  { weight: 1, arbitrary: fc.boolean().map((open): Event => ({ kind: 'policy', open })) },
  { weight: 1, arbitrary: fc.constant<Event>({ kind: 'cancelLast' }) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(0, 1, 10, 100, 1_500, 6_000, 70_000).map((ms): Event => ({ kind: 'wait', ms })),
  },
)

interface Asked {
  readonly watched: Watched<unknown>
  readonly mode: LoginMode
  readonly what: string
}

/** Carries out one event after the other and keeps what the invariants need. */
class Run {
  readonly world: World
  readonly popup: Popup
  readonly asked: Asked[] = []
  /** Ids of the requests of the business, by the number that each carries. */
  private sent = 0
  /** When somebody last asked for a login, and when the user last logged out. */
  askedAt = -1
  loggedOutAt = -1
  /** Whether a request carried a token, or a wx.login began, while logged out and unasked. */
  readonly violations: string[] = []
  private last: { cancel?: () => void; abort?: () => void } | undefined
  private loggedOut = false

  constructor() {
    this.world = createWorld({ steps: ['profile', 'phone'] })
    const { fake, server } = this.world
    this.popup = mountPopup(fake)
    for (const method of ['GET', 'POST']) {
      server.authorized(`${method} /work`, () => ({ data: 'done' }))
    }
  }

  get session(): Session {
    return this.world.session
  }

  async play(events: readonly (readonly [Event, boolean])[]): Promise<void> {
    for (const [one, drain] of events) {
      this.look()
      this.act(one)
      if (one.kind === 'wait') await this.world.fake.advance(one.ms)
      else if (drain) await this.world.fake.idle()
      this.look()
    }
    this.act({ kind: 'show' })
    for (const api of ['login', 'request', 'setStorage']) this.world.fake.script(api).reset()
    for (let minute = 0; minute < 11; minute++) {
      await this.world.fake.advance(60_000)
      this.look()
    }
  }

  private act(one: Event): void {
    const { fake, server, session } = this.world
    switch (one.kind) {
      case 'login':
        if (one.mode !== 'silent') this.loggedOut = false
        return this.ask(session.login({ mode: one.mode }), one.mode, 'login')
      case 'request': {
        const header = { 'X-Number': String(++this.sent) }
        const { method, mode } = one
        return this.ask(
          session.request({ url: '/work', method, header, loginOpts: { mode } }),
          mode,
          `request ${this.sent}`,
        )
      }
      case 'mustAuth':
        this.loggedOut = false
        return this.ask(session.mustAuth({ step: 'profile' }), 'common', 'mustAuth')
      case 'logout':
        this.ask(session.logout(), 'silent', 'logout')
        this.loggedOut = true
        return
      case 'expire':
        return server.expireAll()
      case 'forget':
        server.users.clear()
        return server.expireAll()
      case 'closeUi':
        return this.popup.isOpen ? this.popup.dismiss() : undefined
      case 'fillUi':
        if (this.popup.isOpen) void this.popup.flow.nextStep({ nickname: '小门' }).catch(() => undefined)
        return
      case 'leavePage':
        return void fake.wx.navigateBack({ fail: () => undefined })
      case 'openPage':
        return void fake.wx.navigateTo({ url: '/pages/order/index', fail: () => undefined })
      case 'hide':
        return fake.app.state === 'foreground' ? fake.app.hide() : undefined
      case 'show':
        return fake.app.state === 'background' || fake.app.state === 'suspended' ? void fake.app.show() : undefined
      case 'storage':
        if (one.broken) fake.script('setStorage').always({ fail: 'disk' })
        else fake.script('setStorage').reset()
        return
      case 'slow':
        fake
          .script(one.api)
          .next(
            one.answer === 'never'
              ? { never: true }
              : one.answer === 'fail'
                ? { fail: 'scripted' }
                : { after: one.answer },
          )
        return
      case 'policy':
        server.settings.policy = one.open ? 'open' : 'profile'
        return
      case 'cancelLast':
        this.last?.cancel?.()
        this.last?.abort?.()
        return
      case 'wait':
        return
    }
  }

  private ask(promise: Promise<unknown>, mode: LoginMode, what: string): void {
    this.last = promise as { cancel?: () => void; abort?: () => void }
    this.asked.push({ watched: watch(promise), mode, what })
  }

  private seenCalls = 0

  /** Looks at what went over the gate since the last look. */
  private look(): void {
    const { fake } = this.world
    const calls = fake.calls()
    for (const call of calls.slice(this.seenCalls)) {
      if (!this.loggedOut) continue
      if (call.api === 'login') this.violations.push('wx.login after logout')
      if (call.api !== 'request') continue
      const { url, header } = call.options as { url: string; header?: Record<string, string> }
      // Ending a session carries the token that it ends.
      if (header?.Authorization && !url.endsWith('/v1/logout')) this.violations.push(`token after logout to ${url}`)
    }
    this.seenCalls = calls.length
    if (fake.pending('login').filter(({ at }) => fake.platformClock.now() - at < 11_000).length > 1) {
      this.violations.push('two wx.login at once')
    }
  }
}

it(
  'holds in any interleaving: one wx.login at a time, everything settles, logout is final, replay at most once',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(event, fc.boolean()), { minLength: 1, maxLength: 25 }), async (events) => {
        const run = new Run()
        const { world } = run
        try {
          await run.play(events)
          expect(run.violations).toEqual([])
          const pending = run.asked.filter(({ watched }) => watched.state === 'pending')
          expect(pending.map(({ what }) => what)).toEqual([])
          // A caller that allows no UI is never told that the user closed one, unless it cancelled itself.
          for (const { mode, watched, what } of run.asked) {
            const { code, reason } = watched.error ?? {}
            if (/silent/i.test(mode) && code === 'cancelled')
              expect([what, reason]).toEqual([what, expect.stringMatching(/cancel|abort/)])
            expect(code, what).not.toBe('internal')
          }
          // No request arrives more than twice.
          const numbers = world.server.requests('/work').map(({ header }) => header['x-number'])
          const most = Math.max(0, ...[...new Set(numbers)].map((n) => numbers.filter((other) => other === n).length))
          expect(most).toBeLessThanOrEqual(2)
          // Each code is delivered at most with one key, and no code twice with another.
          const codes = world.server
            .requests('/v1/login')
            .map(({ header, body }) => [(body as { code: string }).code, header['idempotency-key']].join())
          const keys = new Map(codes.map((pair) => pair.split(',') as [string, string]))
          expect(codes.every((pair) => keys.get(pair.split(',')[0] ?? '') === pair.split(',')[1])).toBe(true)
          expect(world.fake.uncaught).toEqual([])
        } finally {
          world.session.dispose()
        }
      }),
      {
        numRuns: Number(process.env.RACE_RUNS ?? 150),
        seed: process.env.RACE_SEED ? Number(process.env.RACE_SEED) : 20260101,
        endOnFailure: false,
      },
    )
  },
)

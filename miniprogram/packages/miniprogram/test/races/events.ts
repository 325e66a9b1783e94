import fc from 'fast-check'
import type { LoginMode } from '../../src/index.js'

/** Something that happens to a mini program: by its user, its code, its server, WeChat or the phone. */
export type Event =
  | { kind: 'login'; mode: LoginMode }
  | { kind: 'request'; mode: LoginMode; method: 'GET' | 'POST' }
  | { kind: 'mustAuth'; popup: string; step: 'profile' | 'phone' }
  | { kind: 'refresh' | 'ensureSessionKey' | 'logout' | 'cancelLast' }
  | { kind: 'expire' | 'revoke' | 'forget' | 'switchAccount' }
  | { kind: 'closeUi' | 'fillUi' | 'leavePage' | 'openPage' | 'hide' | 'show' | 'tap' }
  | { kind: 'storage'; broken: boolean }
  | { kind: 'slow'; api: 'login' | 'request' | 'setStorage'; answer: 'never' | 'fail' | number }
  /** From now on the server's answers take so long. */
  | { kind: 'lag'; ms: number }
  | { kind: 'policy'; open: boolean }
  | { kind: 'wait'; ms: number }

/** How the program is set up. */
export interface Setup {
  readonly onRevoked: 'relogin' | 'logout'
  /** What UI there is. */
  readonly ui: 'popup' | 'page' | 'none'
  readonly renewOnShow: boolean
}

const MODES: readonly LoginMode[] = ['common', 'silent', 'force', 'forceSilent', 'forceAuth']

const kinds = <K extends Event['kind']>(...names: K[]) =>
  fc.constantFrom(...names).map((kind) => ({ kind }) as Event & { kind: K })

export const event: fc.Arbitrary<Event> = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...MODES).map((mode): Event => ({ kind: 'login', mode })) },
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('request' as const),
      mode: fc.constantFrom(...MODES),
      method: fc.constantFrom('GET' as const, 'POST' as const),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('mustAuth' as const),
      popup: fc.constantFrom('auth-popup', 'other-popup'),
      step: fc.constantFrom('profile' as const, 'phone' as const),
    }),
  },
  { weight: 5, arbitrary: kinds('refresh', 'ensureSessionKey', 'logout', 'logout', 'cancelLast', 'tap') },
  { weight: 5, arbitrary: kinds('expire', 'expire', 'revoke', 'forget', 'switchAccount') },
  { weight: 7, arbitrary: kinds('closeUi', 'fillUi', 'fillUi', 'leavePage', 'openPage', 'hide', 'show') },
  { weight: 1, arbitrary: fc.boolean().map((broken): Event => ({ kind: 'storage', broken })) },
  {
    weight: 4,
    arbitrary: fc.record({
      kind: fc.constant('slow' as const),
      api: fc.constantFrom('login' as const, 'request' as const, 'setStorage' as const),
      answer: fc.constantFrom('never' as const, 'fail' as const, 50, 700, 4_000),
    }),
  },
  { weight: 2, arbitrary: fc.constantFrom(0, 0, 200, 2_000).map((ms): Event => ({ kind: 'lag', ms })) },
  { weight: 1, arbitrary: fc.boolean().map((open): Event => ({ kind: 'policy', open })) },
  {
    weight: 8,
    arbitrary: fc.constantFrom(0, 1, 10, 100, 1_500, 6_000, 70_000).map((ms): Event => ({ kind: 'wait', ms })),
  },
)

export const setup: fc.Arbitrary<Setup> = fc.record({
  onRevoked: fc.constantFrom('relogin' as const, 'logout' as const),
  ui: fc.constantFrom('popup' as const, 'popup' as const, 'page' as const, 'none' as const),
  renewOnShow: fc.boolean(),
})

/** Nobody waits longer than this, on the fake's clock. */
const TEN_MINUTES = 600_000

/**
 * What happens to a library, in the columns' order. `prepare` sets the stage; then `callers` requests that need a login
 * are made at the same time, and ten minutes pass.
 */
export const SCENARIOS = [
  {
    key: 'together',
    title: '10 callers at once',
    callers: 10,
    explanation: 'Nobody is logged in; ten requests that need a login are made at the same time.',
  },
  {
    key: 'late',
    title: '5 late 401s',
    callers: 5,
    explanation:
      'Logged in, but the server has ended the token. Five requests are under way with it, and their refusals arrive ' +
      'one second after another, so that most of them come after the new login.',
    prepare: async ({ client, backEnd, fake }) => {
      void client.request()
      await fake.advance(TEN_MINUTES / 10)
      backEnd.expireAll()
      backEnd.spread = 1_000
    },
  },
  {
    key: 'cancelled',
    title: 'cancelled UI',
    callers: 3,
    explanation:
      'The server does not know the user, so that the authorization UI opens; the user closes it. Three requests wait.',
    prepare: ({ backEnd }) => {
      backEnd.registered = false
    },
  },
  {
    key: 'offline',
    title: 'offline start',
    callers: 3,
    explanation: 'There is no network, and nobody is logged in; `wx.login` and requests fail. Three requests are made.',
    prepare: ({ fake }) => {
      fake.device.goOffline()
    },
  },
  {
    key: 'silent',
    title: '`wx.login` never answers',
    callers: 3,
    explanation: '`wx.login` calls back neither success nor failure, as reported of some clients. Three requests wait.',
    prepare: ({ fake }) => {
      fake.login.always({ never: true, ignoreTimeout: true })
    },
  },
]

/** @returns what can be counted once ten minutes have passed */
export async function play(scenario, stage) {
  await scenario.prepare?.(stage)
  const { fake, client, ui } = stage
  fake.clearCalls()
  ui.openings = 0
  const settled = { fulfilled: 0, rejected: 0 }
  for (let caller = 0; caller < scenario.callers; caller++) {
    client.request().then(
      () => settled.fulfilled++,
      () => settled.rejected++,
    )
  }
  await fake.advance(TEN_MINUTES)
  return {
    logins: fake.calls('login').length,
    callers: scenario.callers,
    ...settled,
    openings: ui.openings,
  }
}

import { describe, expect, it } from 'vitest'
import { createWorld, failure, settle, watch } from '../support/harness.js'
import { problem } from '../support/stub-server.js'

describe('logout', () => {
  it.each([
    [{}, false],
    [{ everywhere: true }, true],
  ])('tells the server whether it is meant for all devices: %j', async (options, everywhere) => {
    const { fake, session, server } = createWorld()
    const { token } = await settle(fake, session.login())
    expect(await settle(fake, session.logout(options))).toEqual({ ended: true })
    expect(server.requests('/v1/logout')).toMatchObject([{ token, body: { everywhere } }])
  })

  it('asks nobody when there is no login', async () => {
    const { fake, session, server } = createWorld()
    expect(await settle(fake, session.logout())).toEqual({ ended: true })
    expect(server.log).toEqual([])
  })

  it('is done on the device though the server cannot be reached, and says so', async () => {
    const { fake, session } = createWorld()
    await settle(fake, session.login())
    fake.script('request').always({ fail: 'fail', errno: 600001 })
    expect(await settle(fake, session.logout())).toMatchObject({ ended: false, error: { code: 'network' } })
    expect([session.loggedIn, session.user]).toEqual([false, undefined])
  })

  it('counts as ended when the server no longer knows the token', async () => {
    const { fake, session, server } = createWorld()
    await settle(fake, session.login())
    server.route('POST /v1/logout', () => problem(401, 'token_expired', 'relogin'))
    expect(await settle(fake, session.logout())).toEqual({ ended: true })
  })

  it('reports what the application’s own code threw', async () => {
    const { fake, session } = createWorld({
      headers: () => {
        if (broken) throw new Error('bug')
        return {}
      },
    })
    let broken = false
    await settle(fake, session.login())
    broken = true
    const { ended, error } = await settle(fake, session.logout())
    expect([ended, error?.code, String(error?.cause)]).toEqual([false, 'internal', 'Error: bug'])
  })

  it('ends a stored login that has not been read yet', async () => {
    const world = createWorld()
    const { fake, session, server } = world
    await settle(fake, session.login())
    await fake.idle()
    fake.script('getStorage').next({ after: 500 })
    const restarted = world.restart()
    const outcome = restarted.logout()
    expect(await settle(fake, outcome)).toEqual({ ended: true })
    expect([server.tokens.size, restarted.getToken(), restarted.user]).toEqual([0, undefined, undefined])
    expect(await failure(fake, restarted.request({ url: '/orders' }))).toBe('logged_out')
  })

  it('is an event where there was a login, and none where there was not', async () => {
    const { fake, session } = createWorld()
    const events: unknown[] = []
    const users: unknown[] = []
    session.on('logout', (event) => events.push(event))
    session.on('user', (user) => users.push(user?.id))
    await settle(fake, session.logout({ needClearAuth: false }))
    expect([events, users]).toEqual([[], []])
    const { user } = await settle(fake, session.login())
    await settle(fake, session.logout())
    expect([events, users]).toEqual([[{ reason: 'logout' }], [user.id, undefined]])
  })

  it('tells whoever it overtakes by what they were overtaken', async () => {
    const { fake, session } = createWorld()
    fake.login.always({ never: true })
    const first = watch(session.login())
    await fake.advance(10)
    void session.logout({ needClearAuth: false })
    await fake.idle()
    const second = watch(session.login())
    await fake.advance(10)
    session.dispose()
    await fake.idle()
    expect([first.error?.by, second.error?.by]).toEqual(['logout', 'dispose'])
    expect(
      await settle(
        fake,
        session.login().catch((error: unknown) => error),
      ),
    ).toMatchObject({ by: 'dispose' })
  })
})

describe('coming back to the front', () => {
  it('renews nothing where nobody was logged in, or where the login is still good', async () => {
    const { fake, session } = createWorld()
    const away = async () => {
      fake.app.hide()
      await fake.advance(1_000)
      fake.app.show()
      await fake.advance(1_000)
    }
    await away()
    expect([fake.calls('login').length, session.status.login.value]).toEqual([0, 'idle'])
    await settle(fake, session.login())
    await away()
    expect([fake.calls('login').length, session.status.login.value]).toEqual([1, 'success'])
  })

  it('renews an expired login silently, and not against the user’s will', async () => {
    const { fake, session, server } = createWorld({ userAuthHandler: () => Promise.reject(new Error('no UI, please')) })
    server.settings.expiresIn = 600
    await settle(fake, session.login())
    server.users.clear()
    server.settings.policy = 'profile'
    const failures: (string | undefined)[] = []
    session.on('status', ({ state, error }) => state === 'fail' && failures.push(error?.code))
    fake.app.hide()
    await fake.advance(700_000)
    fake.app.show()
    await fake.advance(5_000)
    expect([fake.calls('login').length, failures]).toEqual([2, ['not_registered']])
  })
})

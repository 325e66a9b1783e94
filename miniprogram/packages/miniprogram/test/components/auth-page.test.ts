// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { failure, settle } from '../support/harness.js'
import { raise, type Stage } from './support/stage.js'
import { stageWith, type StagedWorld } from './support/world.js'
import { UserOnStage } from './support/user.js'

const EVENTS = 'bind:done="on" bind:cancel="on" bind:error="on"'
const WXML = `<auth-page menjin="{{menjin}}" session="{{session}}" target="{{target}}" back-to="{{backTo}}" stay="{{stay}}" ${EVENTS} />`
const AUTH_PAGE = 'pages/auth/index'

/** The authorization page as the mini program opens it: its query becomes properties. */
async function open(world: StagedWorld): Promise<{ stage: Stage; user: UserOnStage }> {
  await world.fake.advance(0)
  const page = world.fake.navigation.current!
  expect(page.route).toBe(AUTH_PAGE)
  const stage = await raise(WXML, { ...page.options, stay: false })
  page.onUnload = () => {
    stage.leave()
  }
  await world.fake.idle()
  return { stage, user: new UserOnStage(stage, world.fake) }
}

const options = { authPage: AUTH_PAGE }
const routes = ({ fake }: StagedWorld) => fake.navigation.stack.map(({ route }) => route)

describe('auth-page', () => {
  it('S1-50: serves the page that asked and goes back to it', async () => {
    const world = await stageWith('<view />', {}, options)
    const demanded = world.session.mustAuth({ step: 'phone' })
    const { user } = await open(world)
    await user.tapPhone()
    await expect(settle(world.fake, demanded)).resolves.toBe(1)
    await world.fake.advance(100)
    expect(routes(world)).toEqual(['pages/index/index'])
  })

  it('is a cancel when the user would rather not', async () => {
    const world = await stageWith('<view />', {}, options)
    const code = failure(world.fake, world.session.mustAuth({ step: 'phone' }))
    const { stage, user } = await open(world)
    await user.tap('.menjin-button--plain')
    expect(await code).toBe('cancelled')
    await world.fake.advance(100)
    expect(routes(world)).toEqual(['pages/index/index'])
    expect(stage.fired('cancel')).toHaveLength(1)
  })

  it('S2-33, B3-21: is a cancel when the user goes back', async () => {
    const world = await stageWith('<view />', {}, options)
    const code = failure(world.fake, world.session.mustAuth({ step: 'phone' }))
    await open(world)
    await world.fake.wx.navigateBack()
    expect(await code).toBe('cancelled')
  })

  it('B3-15: leads a flow of its own where it has taken the place of the page that asked', async () => {
    const world = await stageWith('<view />', {}, options)
    await settle(world.fake, world.session.login())
    for (let i = world.fake.navigation.stack.length; i < 10; i++) {
      await world.fake.wx.navigateTo({ url: '/pages/order/index?n=9' })
    }
    const replaced = new Promise<Stage>((resolve, reject) => {
      // Mounted at once, as WeChat does it: before the call that asked hears that it has been replaced.
      world.fake.navigation.definePage(AUTH_PAGE, {
        onLoad(query) {
          raise(WXML, { menjin: '', session: '', target: '', backTo: '', ...query, stay: false }).then(resolve, reject)
        },
      })
    })
    expect(await failure(world.fake, world.session.mustAuth({ step: 'phone' }))).toBe('navigation_replaced')
    await new UserOnStage(await replaced, world.fake).tapPhone()
    await world.fake.advance(100)
    expect(world.session.hasPhone()).toBe(true)
    expect(world.fake.navigation.current).toMatchObject({ route: 'pages/order/index', options: { n: '9' } })
  })

  describe('when nobody waits for it any more', () => {
    const alone = async (data: Record<string, unknown>) => {
      const world = await stageWith('<view />', {}, options)
      await settle(world.fake, world.session.login())
      await world.fake.wx.redirectTo({ url: `/${AUTH_PAGE}` })
      const stage = await raise(WXML, {
        menjin: 'gone',
        target: 'phone',
        session: '',
        backTo: '',
        stay: false,
        ...data,
      })
      await world.fake.idle()
      return { world, stage, user: new UserOnStage(stage, world.fake) }
    }

    it.each([
      ['%2Fpages%2Forder%2Findex%3Fid%3D7', 'pages/order/index', { id: '7' }],
      ['%2Fpages%2Ftab%2Findex', 'pages/tab/index', {}],
      ['/pages/order/index', 'pages/order/index', {}],
    ])('goes to %s by itself', async (backTo, route, query) => {
      const { world, user } = await alone({ backTo })
      await user.tapPhone()
      await world.fake.advance(100)
      expect(world.fake.navigation.current).toMatchObject({ route, options: query })
      expect(world.session.hasPhone()).toBe(true)
    })

    it('goes there also when the user would rather not', async () => {
      const { world, user } = await alone({ backTo: '/pages/order/index' })
      await user.tap('.menjin-button--plain')
      await world.fake.advance(100)
      expect(routes(world)).toEqual(['pages/order/index'])
    })

    it.each(['https%3A%2F%2Fevil.test', '%2F%2Fevil.test', '%E0%A4%A'])(
      'follows no address like %s',
      async (backTo) => {
        const { world, user, stage } = await alone({ backTo })
        await user.tap('.menjin-button--plain')
        await world.fake.advance(100)
        expect(routes(world)).toEqual([AUTH_PAGE])
        expect(stage.fired('error')).toMatchObject([{ code: 'navigation_failed' }])
      },
    )

    it('stays if the page wants to leave by itself', async () => {
      const { world, stage, user } = await alone({ backTo: '/pages/order/index', stay: true })
      await user.tapPhone()
      await world.fake.advance(100)
      expect(stage.fired('done')).toHaveLength(1)
      expect(routes(world)).toEqual([AUTH_PAGE])
    })
  })

  it.each([
    ['2', 'user-container'],
    ['phone', 'phone-container'],
    ['phone%2Cprofile', 'user-container'],
  ])('reads the target %s', async (target, selector) => {
    const world = await stageWith(`<auth-page target="${target}" />`)
    await settle(world.fake, world.session.login())
    expect(world.stage.has(selector)).toBe(true)
  })

  it.each([
    ['profile', 'user-container'],
    ['phone', 'phone-container'],
  ])('shows the state %s without a session, in both languages', async (state, selector) => {
    const stage = await raise('<auth-page state="{{state}}" lang="{{lang}}" title="{{title}}" custom-class="mine" />', {
      state,
      lang: 'en',
      title: '',
    })
    expect(stage.has(selector)).toBe(true)
    expect(stage.one('.menjin-title').text).toBe('Almost there')
    stage.set({ title: 'Welcome' })
    expect(stage.one('.menjin-title').text).toBe('Welcome')
    expect(stage.one('.mine').hasClass('menjin-page')).toBe(true)
  })

  it('shows the state done without leaving', async () => {
    const world = await stageWith('<auth-page state="done"><view slot="done">thank you</view></auth-page>')
    expect(world.stage.text).toContain('thank you')
    expect(world.fake.calls('navigateBack')).toEqual([])
  })
})

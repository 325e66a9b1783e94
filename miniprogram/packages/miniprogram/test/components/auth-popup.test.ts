// @vitest-environment jsdom
import { describe, expect, it } from 'vitest'
import { failure, settle, watch } from '../support/harness.js'
import { raise } from './support/stage.js'
import { stageWith, type StagedWorld } from './support/world.js'

const EVENTS = 'bind:open="on" bind:close="on" bind:done="on" bind:cancel="on" bind:step="on" bind:error="on"'
const PAGE = `<auth-popup id="auth-popup" mask-closable="{{closable}}" ${EVENTS} />`

/** A page with the pop-up, where `mustAuth` finds it. */
async function page(options = {}): Promise<StagedWorld> {
  const world = await stageWith(PAGE, { closable: true }, options)
  world.fake.navigation.mount('#auth-popup', world.stage.component('#auth-popup'))
  return world
}

describe('auth-popup', () => {
  it('S1-47: is not there until mustAuth needs it, and goes when all is done', async () => {
    const { stage, user, session, fake } = await page()
    expect(stage.text).toBe('')
    const demanded = session.mustAuth({ step: 'phone' })
    await fake.advance(0)
    expect(stage.one('.menjin-title').text).toBe('完善信息')
    await user.tapPhone()
    await fake.advance(100)
    await expect(demanded).resolves.toBe(1)
    expect(stage.text).toBe('')
    expect(stage.events.map(({ type }) => type)).toEqual(['open', 'step', 'close'])
  })

  it('S1-46: does not come when nothing is left to do', async () => {
    const { stage, session, server, fake } = await page()
    server.know({ profile: true, phone: true })
    await settle(fake, session.mustAuth({ step: ['profile', 'phone'] }))
    expect(stage.events).toEqual([])
  })

  it.each([
    ['a tap beside it', '.menjin-mask'],
    ['not now', '.menjin-button--plain'],
  ])('is a cancel when it is closed by %s', async (_way, selector) => {
    const { stage, user, session, fake } = await page()
    const code = failure(fake, session.mustAuth({ step: 'phone' }))
    await fake.advance(0)
    await user.tap(selector)
    expect(await code).toBe('cancelled')
    expect(stage.text).toBe('')
  })

  it('S2-29: is a cancel when its page goes away', async () => {
    const { stage, session, fake } = await page()
    const code = failure(fake, session.mustAuth({ step: 'phone' }))
    await fake.advance(0)
    stage.leave()
    expect(await code).toBe('cancelled')
  })

  it('stays for a tap beside it if the page says so', async () => {
    const { stage, user, session, fake } = await page()
    stage.set({ closable: false })
    const demanded = watch(session.mustAuth({ step: 'phone' }))
    await fake.advance(0)
    await user.tap('.menjin-mask')
    await fake.advance(0)
    expect(demanded.state).toBe('pending')
    expect(stage.has('.menjin-sheet')).toBe(true)
    await user.tap('.menjin-button--plain')
  })

  it('B3-16: shows the higher of two demands and serves each when its own is met', async () => {
    const { stage, user, session, fake } = await page()
    const profile = watch(session.mustAuth({ step: 'profile' }))
    const both = watch(session.mustAuth({ step: ['profile', 'phone'] }))
    await fake.advance(0)
    expect(stage.all('.menjin-sheet')).toHaveLength(1)
    await user.fillNickname({ value: 'Ada' })
    await fake.advance(100)
    expect([profile.state, both.state]).toEqual(['resolved', 'pending'])
    await user.tapPhone()
    await fake.advance(100)
    expect(both.state).toBe('resolved')
    expect(stage.text).toBe('')
  })

  it('can be opened again after it was closed', async () => {
    const { stage, user, session, fake } = await page()
    const first = failure(fake, session.mustAuth({ step: 'phone' }))
    await fake.advance(0)
    await user.tap('.menjin-button--plain')
    await first
    const second = session.mustAuth({ step: 'phone' })
    await fake.advance(0)
    expect(stage.has('phone-container')).toBe(true)
    await user.tapPhone()
    await settle(fake, second)
  })

  it('B3-33: registers a new person with the ticket, without a second wx.login', async () => {
    const { user, session, server, fake } = await page()
    server.settings.policy = 'phone'
    const demanded = session.mustAuth({ step: 'phone' })
    await fake.advance(0)
    expect(await user.tapPhone()).toHaveLength(1)
    await settle(fake, demanded)
    expect(server.requests('/v1/register')).toHaveLength(1)
    expect(fake.calls('login')).toHaveLength(1)
    expect(session.hasPhone()).toBe(true)
  })

  it('has the words of the call, and its confirm text on the button', async () => {
    const { stage, user, session, fake } = await page()
    const tips = { title: 'One more step', content: 'For the delivery', confirmTxt: 'Give my number' }
    session.mustAuth({ step: 'phone', tips }).catch(() => undefined)
    await fake.advance(0)
    expect(stage.one('.menjin-title').text).toBe(tips.title)
    expect(stage.one('.menjin-content').text).toBe(tips.content)
    expect(stage.one('phone-container button').text).toBe(tips.confirmTxt)
    await user.tap('.menjin-button--plain')
  })

  it('opens for the page itself and tells how it ended', async () => {
    const { stage, user, session, fake } = await page()
    await settle(fake, session.login())
    const popup = stage.component('#auth-popup')
    popup.setMustAuthStep!('phone')
    const first = popup.open!({ title: 'Mine' }) as Promise<unknown>
    const joined = popup.open!() as Promise<unknown>
    await fake.advance(0)
    expect(stage.one('.menjin-title').text).toBe('Mine')
    await user.tapPhone({ outcome: 'deny' })
    expect(stage.fired('error')).toMatchObject([{ code: 'denied' }])
    await user.tapPhone()
    await fake.advance(100)
    expect(await Promise.all([first, joined])).toEqual([{ succeeded: true }, { succeeded: true }])
    expect(stage.events.map(({ type }) => type)).toEqual(['open', 'step', 'error', 'done', 'close'])
    const again = popup.open!() as Promise<unknown>
    await fake.advance(0)
    popup.close!()
    await expect(again).resolves.toMatchObject({ succeeded: expect.any(Boolean) })
  })

  it('goes when the user logs out meanwhile', async () => {
    const { stage, session, fake } = await page()
    const code = failure(fake, session.mustAuth({ step: 'phone' }))
    await fake.advance(0)
    await settle(fake, session.logout())
    expect(await code).toBe('superseded')
    expect(stage.text).toBe('')
  })

  it('N16: is a dialog for screen readers, and keeps the page below from scrolling', async () => {
    const stage = await raise('<auth-popup state="open" lang="en" />')
    const sheet = stage.one('.menjin-sheet')
    expect([sheet.attribute('aria-role'), sheet.attribute('aria-label')]).toEqual(['dialog', 'Almost there'])
    expect(stage.one('.menjin-mask').attribute('aria-label')).toBe('Close')
    expect(() => {
      stage.one('.menjin-mask').fire('touchmove')
    }).not.toThrow()
  })

  it.each([
    ['open', 'phone-container'],
    ['phone', 'phone-container'],
    ['profile', 'user-container'],
    ['done', '.menjin-default'],
  ])('shows the state %s without a session', async (state, selector) => {
    const stage = await raise('<auth-popup state="{{state}}" custom-class="mine" theme="dark" />', { state })
    expect(stage.has(`.menjin-sheet ${selector}`)).toBe(true)
    expect(stage.one('.mine').hasClass('menjin-sheet')).toBe(true)
  })

  it("has slots for a header and for steps of the app's own", async () => {
    const stage = await raise(
      '<auth-popup state="vip"><view slot="header">logo</view><view slot="step">enter your number</view></auth-popup>',
    )
    expect(stage.text).toContain('logo')
    expect(stage.text).toContain('enter your number')
  })
})

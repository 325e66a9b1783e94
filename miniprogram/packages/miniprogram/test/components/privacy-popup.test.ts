// @vitest-environment jsdom
import { createFakeWx, type FakeWx, type FakeWxOptions, type PrivacyListener } from '@menjin/wx-testkit'
import { describe, expect, it, vi } from 'vitest'
import { settle, watch } from '../support/harness.js'
import { raise, type Stage } from './support/stage.js'
import { UserOnStage } from './support/user.js'
import { useGlobals } from './support/world.js'

const EVENTS = 'bind:open="on" bind:agree="on" bind:disagree="on"'

async function pageWith(
  wxml: string,
  options: FakeWxOptions = {},
): Promise<{ fake: FakeWx; stage: Stage; user: UserOnStage }> {
  const fake = createFakeWx(options)
  fake.privacy.agreed = false
  fake.app.launch()
  useGlobals(fake)
  const stage = await raise(wxml)
  return { fake, stage, user: new UserOnStage(stage, fake) }
}

const INSTALLED = `<privacy-popup id="popup" install ${EVENTS} />`
const CHAINED = `<privacy-popup id="popup" ${EVENTS} />`

describe('privacy-popup', () => {
  it('N9: comes when something needs consent, and lets it through on agreement', async () => {
    const { fake, stage, user } = await pageWith(INSTALLED)
    expect(stage.text).toBe('')
    const waiting = watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(60_000)
    expect(waiting.state).toBe('pending')
    expect(stage.text).toContain('《示例小程序隐私保护指引》')
    await user.agreePrivacy()
    await fake.advance(0)
    expect(waiting.state).toBe('resolved')
    expect(fake.privacy.misuses).toEqual([])
    expect(stage.text).toBe('')
    expect(stage.events.map(({ type }) => type)).toEqual(['open', 'agree'])
  })

  it('serves all that wait with one tap', async () => {
    const { fake, stage, user } = await pageWith(INSTALLED)
    const waiting = [watch(fake.wx.requirePrivacyAuthorize()), watch(fake.wx.requirePrivacyAuthorize())]
    await fake.advance(0)
    expect(stage.all('.menjin-sheet')).toHaveLength(1)
    await user.agreePrivacy()
    await fake.advance(0)
    expect(waiting.map(({ state }) => state)).toEqual(['resolved', 'resolved'])
  })

  it('refuses when the user declines', async () => {
    const { fake, stage, user } = await pageWith(INSTALLED)
    const waiting = watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    await user.tap('.menjin-button--plain')
    await fake.advance(0)
    expect(waiting.error).toMatchObject({ errno: 104 })
    expect(stage.fired('disagree')).toHaveLength(1)
    expect(stage.text).toBe('')
  })

  it('N4, N9: refuses when its page goes away, so that nothing waits for ever', async () => {
    const { fake, stage } = await pageWith(INSTALLED)
    const waiting = watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    stage.leave()
    await fake.advance(0)
    expect(waiting.error).toMatchObject({ errno: 104 })
  })

  it('is not closed by a tap beside it, since that is no decision', async () => {
    const { fake, stage } = await pageWith(INSTALLED)
    const waiting = watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    stage.one('.menjin-mask').fire('tap')
    await fake.advance(0)
    expect(waiting.state).toBe('pending')
  })

  it("does not take the place of the app's own handler unless told", async () => {
    const { fake, stage } = await pageWith(CHAINED)
    const own = vi.fn<PrivacyListener>((resolve) => {
      resolve({ event: 'disagree' })
    })
    fake.wx.onNeedPrivacyAuthorization(own)
    stage.pageLife('show')
    await expect(fake.wx.requirePrivacyAuthorize()).rejects.toMatchObject({ errno: 104 })
    expect(own).toHaveBeenCalledTimes(1)
    expect(stage.text).toBe('')
  })

  it("takes a call over from the app's own handler", async () => {
    const { fake, stage, user } = await pageWith(CHAINED)
    fake.wx.onNeedPrivacyAuthorization((resolve, info) => {
      stage.component('#popup').handle!(resolve, info)
    })
    const waiting = watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    await user.agreePrivacy()
    await fake.advance(0)
    expect(waiting.state).toBe('resolved')
  })

  it('answers on the page in front, whose handler is the last', async () => {
    const { fake, stage } = await pageWith(INSTALLED)
    const other = await raise(INSTALLED)
    stage.pageLife('show')
    void watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    expect(stage.has('.menjin-sheet')).toBe(true)
    expect(other.has('.menjin-sheet')).toBe(false)
  })

  it('opens the agreement by its name', async () => {
    const { fake, stage, user } = await pageWith(INSTALLED)
    void watch(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    await user.tap('.menjin-link')
    expect(fake.privacy.contractsOpened).toBe(1)
    expect(stage.has('.menjin-sheet')).toBe(true)
  })

  it('tells whether consent is needed, and asks for it', async () => {
    const { fake, stage, user } = await pageWith(INSTALLED)
    const popup = stage.component('#popup')
    expect(await settle(fake, popup.check!() as Promise<boolean>)).toBe(true)
    const asked = watch(popup.ask!() as Promise<void>)
    await fake.advance(0)
    await user.agreePrivacy()
    await fake.advance(0)
    expect(asked.state).toBe('resolved')
    expect(await settle(fake, popup.check!() as Promise<boolean>)).toBe(false)
  })

  it('does nothing on base libraries that ask for no consent', async () => {
    const { fake, stage } = await pageWith(INSTALLED, { sdkVersion: '2.32.2' })
    const popup = stage.component('#popup')
    expect(await settle(fake, popup.check!() as Promise<boolean>)).toBe(false)
    await settle(fake, popup.ask!() as Promise<void>)
    expect(stage.text).toBe('')
  })

  it('shows its state without WeChat, in both languages', async () => {
    const stage = await raise(
      '<privacy-popup state="open" lang="{{lang}}" texts="{{texts}}" custom-class="mine" theme="light" />',
      { lang: 'zh', texts: null },
    )
    expect(stage.text).toBe('隐私保护提示 使用前请阅读并同意 《隐私保护指引》 同意 拒绝')
    stage.set({ lang: 'en', texts: { agree: 'Fine' } })
    expect(stage.text).toContain('Fine')
    expect(stage.one('.mine').attribute('aria-label')).toBe('Privacy')
    expect(() => {
      for (const button of stage.all('button')) button.fire('tap')
    }).not.toThrow()
  })

  it('takes text of the page in its slot', async () => {
    const stage = await raise('<privacy-popup state="open"><view>our own words</view></privacy-popup>')
    expect(stage.text).toContain('our own words')
    expect(stage.text).not.toContain('《隐私保护指引》')
  })
})

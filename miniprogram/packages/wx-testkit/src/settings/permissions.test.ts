import { describe, expect, it } from 'vitest'
import { createFakeWx } from '../index'

const LOCATION = 'scope.userLocation'

describe('permissions', () => {
  it('areAskedForOnceAndListedOnlyOnceAsked', async () => {
    const fake = createFakeWx()
    await expect(fake.wx.getSetting()).resolves.toMatchObject({ authSetting: {} })
    const asked = fake.wx.authorize({ scope: LOCATION })
    await fake.advance(0)
    expect(fake.permissions.openPrompt).toBe(LOCATION)
    fake.permissions.answerPrompt(true)
    await expect(asked).resolves.toEqual({ errMsg: 'authorize:ok' })
    await expect(fake.wx.authorize({ scope: LOCATION })).resolves.toBeDefined()
    await expect(fake.wx.getSetting()).resolves.toMatchObject({ authSetting: { [LOCATION]: true } })
  })

  it('failAtOnceWithoutAPromptAfterARefusalUntilTheMiniProgramIsDeleted', async () => {
    const fake = createFakeWx()
    fake.permissions.prompt.next({ allow: false })
    await expect(fake.wx.authorize({ scope: LOCATION })).rejects.toEqual({
      errMsg: 'authorize:fail auth deny',
      errno: 103,
    })
    await expect(fake.wx.authorize({ scope: LOCATION })).rejects.toBeDefined()
    expect(fake.permissions.openPrompt).toBeUndefined()
    fake.permissions.clear()
    fake.permissions.prompt.next({ allow: true })
    await expect(fake.wx.authorize({ scope: LOCATION })).resolves.toBeDefined()
  })

  it.each(['scope.userInfo', 'scope.address', 'scope.invoice', 'scope.invoiceTitle'])(
    'grant%sSilentlyAndOfferNoSwitchForIt',
    async (scope) => {
      const fake = createFakeWx()
      await expect(fake.wx.authorize({ scope })).resolves.toBeDefined()
      expect(fake.permissions.authSetting).toEqual({})
    },
  )

  it('refuseAScopeThatDoesNotExist', async () => {
    await expect(createFakeWx().wx.authorize({ scope: 'scope.none' })).rejects.toMatchObject({
      errMsg: 'authorize:fail invalid scope',
    })
  })

  it('changeInThePanelWhichOpensOnlyOnATap', async () => {
    const fake = createFakeWx()
    fake.permissions.set(LOCATION, false)
    await expect(fake.wx.openSetting()).rejects.toEqual({
      errMsg: 'openSetting:fail can only be invoked by user TAP gesture.',
    })
    const opened = fake.tap.run(() => fake.wx.openSetting())
    await fake.advance(0)
    expect(fake.permissions.panelOpen).toBe(true)
    fake.permissions.closePanel({ [LOCATION]: true })
    await expect(opened).resolves.toMatchObject({ authSetting: { [LOCATION]: true } })
    await expect(fake.wx.authorize({ scope: LOCATION })).resolves.toBeDefined()
  })

  it('needNoTapBelowBaseLibrary230', async () => {
    const fake = createFakeWx({ sdkVersion: '2.2.9' })
    fake.permissions.panel.next({ set: {} })
    const success = new Promise((resolve) => {
      fake.wx.openSetting({ success: resolve })
    })
    await expect(success).resolves.toMatchObject({ authSetting: {} })
  })

  it('haveNoSwitchForWhatWasNeverAsked', async () => {
    const fake = createFakeWx()
    await expect(fake.tap.openSetting({ [LOCATION]: true })).rejects.toThrow('never asked for')
    fake.permissions.set(LOCATION, false)
    await expect(fake.tap.openSetting({ [LOCATION]: true })).resolves.toEqual([
      { type: 'opensetting', detail: { errMsg: 'openSetting:ok', authSetting: { [LOCATION]: true } } },
    ])
  })

  it('countTheButtonOfAModalAsTheTapUnlessToldNot', async () => {
    const fake = createFakeWx()
    fake.permissions.panel.always({ set: {} })
    fake.screen.modalAnswers.always({ confirm: true })
    const viaModal = () =>
      new Promise((resolve, reject) => {
        fake.wx.showModal({
          title: 'Permission',
          success: () => {
            fake.wx.openSetting({ success: resolve, fail: reject })
          },
        })
      })
    await expect(viaModal()).resolves.toBeDefined()
    await fake.idle()
    fake.screen.modalCountsAsTap = false
    await expect(viaModal()).rejects.toBeDefined()
  })

  it('noLongerCountATapOnceATimerHasRun', async () => {
    const fake = createFakeWx()
    const attempt = fake.tap.run(
      () =>
        new Promise((resolve, reject) => {
          fake.clock.setTimeout(() => {
            fake.wx.openSetting({ success: resolve, fail: reject })
          }, 500)
        }),
    )
    const refused = expect(attempt).rejects.toMatchObject({ errMsg: expect.stringContaining('TAP gesture') })
    await fake.advance(500)
    await refused
  })

  it('openNoPromptOrPanelTwiceByMistake', () => {
    const fake = createFakeWx()
    expect(() => {
      fake.permissions.answerPrompt(true)
    }).toThrow('No permission prompt is open')
    expect(() => {
      fake.permissions.closePanel()
    }).toThrow('not open')
  })
})

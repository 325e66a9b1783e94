import { describe, expect, it, vi } from 'vitest'
import { createFakeWx, type FakeWx, type PrivacyListener } from '../index'

function asking(options = {}): FakeWx {
  const fake = createFakeWx(options)
  fake.privacy.agreed = false
  return fake
}

/** Watches a call without waiting for it. */
function outcomeOf(call: Promise<unknown>): { value: unknown } {
  const outcome: { value: unknown } = { value: 'pending' }
  call.then(
    (result) => (outcome.value = result),
    (error: unknown) => (outcome.value = error),
  )
  return outcome
}

const REFUSED = { errMsg: 'requirePrivacyAuthorize:fail privacy permission is not authorized', errno: 104 }

describe('privacy state machine', () => {
  it('tellsWhetherConsentIsNeeded', async () => {
    const fake = asking()
    await expect(fake.wx.getPrivacySetting()).resolves.toMatchObject({
      needAuthorization: true,
      privacyContractName: '《示例小程序隐私保护指引》',
    })
    fake.privacy.agreed = true
    await expect(fake.wx.getPrivacySetting()).resolves.toMatchObject({ needAuthorization: false })
    fake.privacy.withdraw()
    fake.privacy.declared = []
    await expect(fake.wx.getPrivacySetting()).resolves.toMatchObject({ needAuthorization: false })
  })

  it('leavesTheApiPendingUntilTheAppResolves', async () => {
    const fake = asking()
    const listener = vi.fn<PrivacyListener>()
    fake.wx.onNeedPrivacyAuthorization(listener)
    const outcome = outcomeOf(fake.wx.requirePrivacyAuthorize())
    await fake.advance(600_000)
    expect(outcome.value).toBe('pending')
    expect(listener).toHaveBeenCalledWith(expect.any(Function), { referrer: 'requirePrivacyAuthorize' })
    listener.mock.calls[0]![0]({ event: 'exposureAuthorization' })
    await fake.advance(0)
    expect(outcome.value).toBe('pending')
    listener.mock.calls[0]![0]({ event: 'disagree' })
    await fake.advance(0)
    expect(outcome.value).toEqual(REFUSED)
  })

  it('acceptsAgreeOnlyAfterATapOnTheNamedButton', async () => {
    const fake = asking()
    const listener = vi.fn<PrivacyListener>()
    fake.wx.onNeedPrivacyAuthorization(listener)
    const outcome = outcomeOf(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    const resolve = listener.mock.calls[0]![0]
    resolve({ event: 'agree', buttonId: 'agree-btn' })
    await fake.advance(0)
    expect(outcome.value).toBe('pending')
    expect(fake.privacy.misuses).toEqual(['agree without a tap on a button with id "agree-btn"'])
    await fake.tap.agreePrivacy('agree-btn')
    resolve({ event: 'agree', buttonId: 'agree-btn' })
    await fake.advance(0)
    expect(outcome.value).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
  })

  it('keepsOnlyTheLastListener', async () => {
    const fake = asking()
    const first = vi.fn()
    const second = vi.fn()
    fake.wx.onNeedPrivacyAuthorization(first)
    fake.wx.onNeedPrivacyAuthorization(second)
    void fake.wx.requirePrivacyAuthorize()
    await fake.advance(0)
    expect(first).not.toHaveBeenCalled()
    expect(second).toHaveBeenCalledTimes(1)
  })

  it('showsWeChatsOwnDialogWithoutAListener', async () => {
    const fake = asking()
    const outcome = outcomeOf(fake.wx.requirePrivacyAuthorize())
    await fake.advance(0)
    expect(fake.privacy.dialogOpen).toBe(true)
    fake.privacy.answerDialog(true)
    await fake.advance(0)
    expect(outcome.value).toEqual({ errMsg: 'requirePrivacyAuthorize:ok' })
    expect(fake.privacy.dialogOpen).toBe(false)
    expect(() => {
      fake.privacy.answerDialog(true)
    }).toThrow('No privacy dialog is open')
  })

  it('failsWithoutANewDialogForTenSecondsAfterARefusal', async () => {
    const fake = asking()
    const listener = vi.fn<PrivacyListener>((resolve) => {
      resolve({ event: 'disagree' })
    })
    fake.wx.onNeedPrivacyAuthorization(listener)
    await expect(fake.wx.requirePrivacyAuthorize()).rejects.toEqual(REFUSED)
    await fake.advance(9_999)
    await expect(fake.wx.requirePrivacyAuthorize()).rejects.toEqual(REFUSED)
    expect(listener).toHaveBeenCalledTimes(1)
    await fake.advance(1)
    await expect(fake.wx.requirePrivacyAuthorize()).rejects.toEqual(REFUSED)
    expect(listener).toHaveBeenCalledTimes(2)
  })

  it('interceptsNothingAndHasNoPrivacyApisBelowBaseLibrary2323', async () => {
    const fake = asking({ sdkVersion: '2.32.2' })
    for (const api of [
      'getPrivacySetting',
      'onNeedPrivacyAuthorization',
      'requirePrivacyAuthorize',
      'openPrivacyContract',
    ]) {
      expect(fake.wx).not.toHaveProperty(api)
      expect(fake.wx.canIUse(api)).toBe(false)
    }
    expect(await fake.tap.phoneDetail()).toMatchObject({ errMsg: 'getPhoneNumber:ok' })
  })

  it('bansPrivateApisWhereTheConsoleSaysNothingIsCollected', async () => {
    const fake = asking()
    fake.privacy.banned = true
    expect(await fake.tap.phoneDetail()).toMatchObject({
      errMsg: 'getPhoneNumber:fail appid privacy api banned',
      errno: 1025,
    })
  })

  it('namesTheButtonAsReferrer', async () => {
    const fake = asking()
    const listener = vi.fn<PrivacyListener>((resolve) => {
      resolve({ event: 'disagree' })
    })
    fake.wx.onNeedPrivacyAuthorization(listener)
    await fake.tap.phone()
    expect(listener.mock.calls[0]![1]).toEqual({ referrer: 'button.getPhoneNumber' })
  })

  it('gatesApisThatATestDefines', async () => {
    const fake = asking()
    fake.defineApi('getLocation', { privacy: true, scope: 'scope.userLocation', answer: () => ({ latitude: 1 }) })
    const { getLocation } = fake.wx as unknown as { getLocation: () => Promise<unknown> }
    fake.privacy.dialog.next({ agree: true })
    fake.permissions.prompt.next({ allow: true })
    await expect(getLocation()).resolves.toEqual({ errMsg: 'getLocation:ok', latitude: 1 })
  })

  it('opensTheContract', async () => {
    const fake = asking()
    await fake.wx.openPrivacyContract()
    expect(fake.privacy.contractsOpened).toBe(1)
  })

  it('leavesLoginAlone', async () => {
    await expect(asking().wx.login()).resolves.toBeDefined()
  })
})

describe('avatar and nickname', () => {
  it('givesATemporaryFileThatCanBeUploaded', async () => {
    const fake = createFakeWx()
    const [event] = await fake.tap.avatar()
    const { avatarUrl } = event!.detail as { avatarUrl: string }
    expect(event!.type).toBe('chooseavatar')
    expect(avatarUrl).toMatch(/^wxfile:\/\/tmp_\w+\.jpg$/)
    expect(fake.files.read(avatarUrl)).toBeDefined()
    const inDevTools = createFakeWx({ platform: 'devtools' })
    expect((await inDevTools.tap.avatar())[0]!.detail).toEqual({ avatarUrl: expect.stringMatching(/^http:\/\/tmp\//) })
  })

  it('firesNoAvatarEventOnCancelForAnUnsafePictureOrWithoutConsent', async () => {
    const fake = createFakeWx()
    expect(await fake.tap.avatar({ pick: 'cancel' })).toEqual([])
    expect(await fake.tap.avatar({ pick: () => Promise.resolve('cancel') })).toEqual([])
    expect(await fake.tap.avatar({ pick: new Uint8Array([1]), unsafe: true })).toEqual([])
    fake.privacy.agreed = false
    fake.privacy.dialog.next({ agree: false })
    expect(await fake.tap.avatar()).toEqual([])
    expect(await createFakeWx({ sdkVersion: '2.24.3' }).tap.avatar({ unsafe: true })).toHaveLength(1)
    expect(await createFakeWx({ sdkVersion: '2.21.1' }).tap.avatar()).toEqual([])
  })

  it('clearsAnUnsafeNicknameAndReportsTheReview', () => {
    const fake = createFakeWx()
    expect(fake.tap.nickname()).toEqual({
      value: '小门',
      degraded: false,
      events: [
        { type: 'input', detail: { value: '小门' } },
        { type: 'blur', detail: { value: '小门' } },
        { type: 'nicknamereview', detail: { pass: true, timeout: false } },
      ],
    })
    const unsafe = fake.tap.nickname({ value: 'bad', unsafe: true })
    expect(unsafe.value).toBe('')
    expect(unsafe.events.at(-1)).toEqual({ type: 'nicknamereview', detail: { pass: false, timeout: false } })
    expect(fake.tap.nickname({ value: 'x', reviewTimesOut: true }).events.at(-1)?.detail).toEqual({
      pass: false,
      timeout: true,
    })
    expect(createFakeWx({ sdkVersion: '2.24.3' }).tap.nickname({ value: 'bad', unsafe: true }).value).toBe('bad')
    expect(
      createFakeWx({ sdkVersion: '2.29.0' })
        .tap.nickname()
        .events.map((event) => event.type),
    ).toEqual(['input', 'blur'])
  })

  it('degradesToAPlainInputWithoutConsentAndAsksForNone', () => {
    const fake = asking()
    const listener = vi.fn()
    fake.wx.onNeedPrivacyAuthorization(listener)
    expect(fake.tap.nickname()).toMatchObject({ value: '', degraded: true })
    expect(fake.tap.nickname({ value: 'typed', unsafe: true })).toMatchObject({ value: 'typed', degraded: true })
    expect(listener).not.toHaveBeenCalled()
  })

  it('tellsNothingAboutThePersonThroughTheOldApis', async () => {
    const fake = createFakeWx()
    const profile = await fake.tap.run(() => fake.wx.getUserProfile({ desc: 'x' }))
    expect(profile.userInfo).toMatchObject({ nickName: '微信用户' })
    expect(profile.signature).toMatch(/^[0-9a-f]{40}$/)
    await expect(fake.wx.getUserInfo()).resolves.toMatchObject({ userInfo: { nickName: '微信用户' } })
    const old = createFakeWx({ sdkVersion: '2.27.0' })
    await expect(old.tap.run(() => old.wx.getUserProfile({ desc: 'x' }))).resolves.toMatchObject({
      userInfo: { nickName: '小门' },
    })
    await expect(fake.wx.getUserProfile({ desc: 'x' })).rejects.toMatchObject({
      errMsg: 'getUserProfile:fail can only be invoked by user TAP gesture.',
    })
  })
})

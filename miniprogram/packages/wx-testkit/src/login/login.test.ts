import { describe, expect, it, vi } from 'vitest'
import { createFakeWx, decryptOpenData, type FakeWx } from '../index'

const sessionKeyOf = (fake: FakeWx, code: string) =>
  (fake.wechat.code2Session(code) as { session_key: string }).session_key

describe('wx.login', () => {
  it('givesACodeOf32CharactersThatBeginsWithADigitAndDiffersEachTime', async () => {
    const fake = createFakeWx()
    const codes = [(await fake.wx.login()).code, (await fake.wx.login()).code]
    for (const code of codes) expect(code).toMatch(/^\d[0-9A-Za-z]{31}$/)
    expect(codes[0]).not.toBe(codes[1])
  })

  it('canSucceedWithoutACode', async () => {
    const fake = createFakeWx()
    fake.login.next({ noCode: true })
    await expect(fake.wx.login()).resolves.toEqual({ errMsg: 'login:ok' })
  })

  it('canNeverCallBackWhateverTheTimeout', async () => {
    const fake = createFakeWx()
    const complete = vi.fn()
    fake.login.next({ never: true })
    fake.wx.login({ timeout: 100, complete })
    await fake.advance(3_600_000)
    expect(complete).not.toHaveBeenCalled()
  })

  it('failsAtTheTimeoutAndLeavesNoTimerBehind', async () => {
    const fake = createFakeWx()
    const fail = vi.fn()
    fake.login.next({ after: 5000 })
    fake.wx.login({ timeout: 1000, fail })
    await fake.advance(999)
    expect(fail).not.toHaveBeenCalled()
    await fake.advance(1)
    expect(fail).toHaveBeenCalledWith({ errMsg: 'login:fail timeout', errno: 5 })
  })

  it('canIgnoreTheTimeoutAsSomeClientsDo', async () => {
    const fake = createFakeWx()
    fake.login.next({ after: 5000, ignoreTimeout: true })
    const success = vi.fn()
    fake.wx.login({ timeout: 1000, success })
    await fake.advance(5000)
    expect(success).toHaveBeenCalledTimes(1)
  })

  it('countsTheFifthCallWithinASecondAndFailsItIfTold', async () => {
    const fake = createFakeWx()
    for (let i = 0; i < 5; i++) await fake.wx.login()
    expect(fake.login.callsOverRate).toBe(1)
    fake.login.overRate = 'fail'
    await expect(fake.wx.login()).rejects.toEqual({ errMsg: 'login:fail invoke too frequently', errno: 510001 })
    await fake.advance(1000)
    await expect(fake.wx.login()).resolves.toBeDefined()
  })

  it('givesTheLiteralMockCodeOfDevToolsIfTold', async () => {
    const fake = createFakeWx({ platform: 'devtools' })
    fake.login.mockCode = true
    expect((await fake.wx.login()).code).toBe('the code is a mock one')
  })

  it('failsWithAnEmptyReasonOffline', async () => {
    const fake = createFakeWx()
    fake.device.goOffline()
    await expect(fake.wx.login()).rejects.toEqual({ errMsg: 'login:fail ' })
  })
})

describe('codes', () => {
  it('workOnceAndForFiveMinutes', async () => {
    const fake = createFakeWx()
    const { code } = await fake.wx.login()
    expect(fake.wechat.code2Session(code)).toEqual({
      openid: fake.wechat.user.openId,
      session_key: fake.wechat.sessionKey,
    })
    expect(fake.wechat.code2Session(code)).toMatchObject({
      errcode: 40163,
      errmsg: expect.stringMatching(/^code been used, rid: [0-9a-f]{8}-[0-9a-f]{8}-[0-9a-f]{8}$/),
    })
    const late = (await fake.wx.login()).code
    await fake.advance(300_001)
    expect(fake.wechat.code2Session(late)).toMatchObject({ errcode: 40029 })
    expect(fake.wechat.code2Session('unknown')).toMatchObject({ errcode: 40029 })
  })

  it('ofLoginAndPhoneAreNotInterchangeable', async () => {
    const fake = createFakeWx()
    const phoneCode = (await fake.tap.phoneDetail())!.code!
    expect(fake.wechat.code2Session(phoneCode)).toMatchObject({ errcode: 40029 })
    expect(fake.wechat.getPhoneNumber((await fake.wx.login()).code)).toMatchObject({ errcode: 40029 })
    expect(fake.wechat.getPhoneNumber(phoneCode)).toMatchObject({
      errcode: 0,
      phone_info: { phoneNumber: '13800000001', countryCode: '86', watermark: { appid: 'wxfake0000000001' } },
    })
    expect(fake.wechat.getPhoneNumber(phoneCode)).toMatchObject({ errcode: 40029 })
  })

  it('tellTheUnionIdWhereTheAppHasOne', async () => {
    const fake = createFakeWx()
    fake.wechat.user.unionId = 'o-union'
    expect(fake.wechat.code2Session((await fake.wx.login()).code)).toMatchObject({ unionid: 'o-union' })
  })
})

describe('login rotates session_key per policy', () => {
  it('keepsAYoungKeyAndReplacesOneOfTheMinimumAge', async () => {
    const fake = createFakeWx()
    const login = async () => sessionKeyOf(fake, (await fake.wx.login()).code)
    const first = await login()
    await fake.advance(299_000)
    expect(await login()).toBe(first)
    await fake.advance(1000)
    expect(await login()).not.toBe(first)
  })

  it('canRotateAlwaysOrNever', async () => {
    const fake = createFakeWx()
    fake.wechat.rotation = 'always'
    const first = sessionKeyOf(fake, (await fake.wx.login()).code)
    const second = sessionKeyOf(fake, (await fake.wx.login()).code)
    expect(second).not.toBe(first)
    fake.wechat.rotation = 'never'
    await fake.advance(86_400_000)
    expect(sessionKeyOf(fake, (await fake.wx.login()).code)).toBe(second)
  })

  it('givesTheServerTheKeyOfTheExchangeNotOfTheCode', async () => {
    const fake = createFakeWx()
    const { code } = await fake.wx.login()
    fake.wechat.rotateSessionKey()
    expect(sessionKeyOf(fake, code)).toBe(fake.wechat.sessionKey)
  })

  it('encryptsATapUnderTheKeyOfTheTap', async () => {
    const fake = createFakeWx()
    fake.wechat.rotation = 'always'
    const before = sessionKeyOf(fake, (await fake.wx.login()).code)
    const detail = (await fake.tap.phoneDetail())!
    const after = sessionKeyOf(fake, (await fake.wx.login()).code)
    expect(decryptOpenData(before, detail.encryptedData!, detail.iv!)).toMatchObject({
      purePhoneNumber: '13800000001',
      watermark: { appid: 'wxfake0000000001' },
    })
    expect(() => decryptOpenData(after, detail.encryptedData!, detail.iv!)).toThrow()
  })

  it('mintsACodeAndMayRotateAtPreFetchUnlessTheAppSetAToken', async () => {
    const fake = createFakeWx()
    fake.wechat.rotation = 'always'
    fake.app.launch()
    const key = fake.wechat.sessionKey
    const asked = vi.fn().mockReturnValue('data')
    await fake.prefetch.run(asked)
    expect(asked).toHaveBeenCalledWith(expect.objectContaining({ code: expect.stringMatching(/^\d/) }))
    expect(fake.wechat.sessionKey).not.toBe(key)
    await expect(fake.wx.getBackgroundFetchData({ fetchType: 'pre' })).resolves.toMatchObject({ fetchedData: 'data' })

    await fake.wx.setBackgroundFetchToken({ token: 't' })
    const keyBefore = fake.wechat.sessionKey
    await fake.prefetch.run(asked)
    expect(asked).toHaveBeenLastCalledWith(expect.objectContaining({ token: 't' }))
    expect(fake.wechat.sessionKey).toBe(keyBefore)
  })
})

describe('wx.checkSession', () => {
  it('judgesTheKeyOfTheLastCodeFetchedOnTheDevice', async () => {
    const fake = createFakeWx()
    await expect(fake.wx.checkSession()).rejects.toMatchObject({ errMsg: 'checkSession:fail session time out' })
    await fake.wx.login()
    await expect(fake.wx.checkSession()).resolves.toEqual({ errMsg: 'checkSession:ok' })
    fake.wechat.rotateSessionKey()
    await expect(fake.wx.checkSession()).rejects.toBeDefined()
    // A code that was fetched but never delivered makes it say fine.
    await fake.wx.login()
    await expect(fake.wx.checkSession()).resolves.toBeDefined()
  })

  it('failsOnceTheKeyExpired', async () => {
    const fake = createFakeWx()
    await fake.wx.login()
    fake.wechat.expireSessionKey()
    await expect(fake.wx.checkSession()).rejects.toBeDefined()
    await fake.wx.login()
    await fake.advance(3 * 86_400_000)
    await expect(fake.wx.checkSession()).rejects.toBeDefined()
  })

  it('canBeScripted', async () => {
    const fake = createFakeWx()
    fake.checkSession.next({ valid: true }, { valid: false }, { fail: 'system error' }, { never: true })
    await expect(fake.wx.checkSession()).resolves.toBeDefined()
    await expect(fake.wx.checkSession()).rejects.toBeDefined()
    await expect(fake.wx.checkSession()).rejects.toEqual({ errMsg: 'checkSession:fail system error' })
    const complete = vi.fn()
    fake.wx.checkSession({ complete })
    await fake.advance(60_000)
    expect(complete).not.toHaveBeenCalled()
  })
})

import { describe, expect, it, vi } from 'vitest'
import { createFakeWx, PHONE_REFUSALS, type PhoneRefusal } from '../index'

describe('phone button', () => {
  it('givesCodeAndBlobAndChargesThatSuccess', async () => {
    const fake = createFakeWx()
    const onEvent = vi.fn()
    const events = await fake.tap.phone({ onEvent })
    expect(events).toEqual([
      {
        type: 'getphonenumber',
        detail: {
          errMsg: 'getPhoneNumber:ok',
          code: expect.stringMatching(/^[0-9a-f]{64}$/),
          encryptedData: expect.any(String),
          iv: expect.any(String),
        },
      },
    ])
    expect(onEvent).toHaveBeenCalledWith(events[0])
    expect(fake.phone.charges).toEqual({ quick: 1, realtime: 0 })
  })

  it('givesTheRealtimeVariantOnlyACodeAndChargesItApart', async () => {
    const fake = createFakeWx()
    const [event] = await fake.tap.phone({ openType: 'getRealtimePhoneNumber' })
    expect(event).toEqual({
      type: 'getrealtimephonenumber',
      detail: { errMsg: 'getRealtimePhoneNumber:ok', code: expect.any(String) },
    })
    expect(fake.phone.charges).toEqual({ quick: 0, realtime: 1 })
  })

  it('givesNoCodeBelowBaseLibrary2212AndNoRealtimeVariantBelow2244', async () => {
    const old = createFakeWx({ sdkVersion: '2.21.1' })
    expect(await old.tap.phoneDetail()).not.toHaveProperty('code')
    expect(await old.tap.phoneDetail()).toHaveProperty('encryptedData')
    expect(await old.tap.phone({ openType: 'getRealtimePhoneNumber' })).toEqual([])
  })

  it('asksWhoPlaysTheUserOnlyWhenTheDialogWouldOpen', async () => {
    const fake = createFakeWx()
    const outcome = vi.fn(() => Promise.resolve('deny' as const))
    expect((await fake.tap.phoneDetail({ outcome }))?.errMsg).toBe('getPhoneNumber:fail user deny')
    fake.phone.quota = 0
    expect((await fake.tap.phoneDetail({ outcome }))?.errno).toBe(1400001)
    fake.privacy.agreed = false
    fake.privacy.dialog.next({ agree: false })
    expect((await fake.tap.phoneDetail({ outcome }))?.errno).toBe(104)
    expect(outcome).toHaveBeenCalledTimes(1)
  })

  it('refusesInTheWordsOfThePlatform', async () => {
    const detail = async (platform: 'ios' | 'android' | 'devtools') =>
      (await createFakeWx({ platform }).tap.phoneDetail({ outcome: 'deny' }))?.errMsg
    expect(await detail('ios')).toBe('getPhoneNumber:fail user deny')
    expect(await detail('devtools')).toBe('getPhoneNumber:fail user deny')
    expect(await detail('android')).toBe('getPhoneNumber:fail:user deny')
  })

  it.each(Object.keys(PHONE_REFUSALS) as PhoneRefusal[])('canRefuseAs%s', async (outcome) => {
    const fake = createFakeWx()
    const detail = await fake.tap.phoneDetail({ outcome })
    expect(detail?.errMsg).toBe(`getPhoneNumber${PHONE_REFUSALS[outcome]}`)
    expect(detail).not.toHaveProperty('code')
    expect(fake.phone.charges.quick).toBe(0)
  })

  it('saysErrno102WithoutPermission', async () => {
    const fake = createFakeWx()
    expect(await fake.tap.phoneDetail({ outcome: 'noPermission' })).toMatchObject({ errno: 102 })
  })

  it('canFireNoEventAtAll', async () => {
    expect(await createFakeWx().tap.phone({ outcome: 'never' })).toEqual([])
  })

  it('asksForThePhoneToBeBoundIfThereIsNone', async () => {
    const fake = createFakeWx()
    fake.wechat.user.phone = undefined
    expect(await fake.tap.phoneDetail()).toEqual({ errMsg: 'getPhoneNumber:fail:cancel to bind phone' })
    expect(fake.phone.charges.quick).toBe(0)
  })

  it('writesTheCountryCodeOnlyInFrontOfForeignNumbers', async () => {
    const fake = createFakeWx()
    Object.assign(fake.wechat.user, { phone: '91234567', countryCode: '852' })
    const { code } = (await fake.tap.phoneDetail())!
    expect(fake.wechat.getPhoneNumber(code!)).toMatchObject({
      phone_info: { phoneNumber: '+85291234567', purePhoneNumber: '91234567', countryCode: '852' },
    })
  })

  it('saysErrno1400001WithoutQuotaAndShowsAToastUnlessSuppressed', async () => {
    const fake = createFakeWx()
    fake.phone.quota = 1
    await fake.tap.phone({ outcome: 'deny' })
    await fake.tap.phone()
    expect(await fake.tap.phoneDetail({ noQuotaToast: false })).toMatchObject({ errno: 1400001 })
    expect(fake.screen.toasts).toHaveLength(0)
    expect(await fake.tap.phoneDetail()).toMatchObject({ errno: 1400001 })
    expect(fake.screen.toasts).toHaveLength(1)
    expect(fake.phone.charges.quick).toBe(1)
  })

  it('cannotSuppressTheToastBelowBaseLibrary301', async () => {
    const fake = createFakeWx({ sdkVersion: '3.0.0' })
    fake.phone.quota = 0
    await fake.tap.phone({ noQuotaToast: false })
    expect(fake.screen.toasts).toHaveLength(1)
  })

  it('saysErrno1421102WhenBlocked', async () => {
    const fake = createFakeWx()
    fake.phone.blocked = true
    expect(await fake.tap.phoneDetail()).toMatchObject({ errno: 1421102 })
  })

  it('saysErrno104OnAPrivacyRefusal103InTheJoinedDialogAnd112Undeclared', async () => {
    const fake = createFakeWx()
    fake.privacy.agreed = false
    fake.privacy.dialog.next({ agree: false })
    expect(await fake.tap.phoneDetail()).toEqual({
      errMsg: 'getPhoneNumber:fail privacy permission is not authorized',
      errno: 104,
    })
    await fake.advance(10_000)
    fake.privacy.dialog.next({ agree: false, joined: true })
    expect(await fake.tap.phoneDetail()).toMatchObject({ errno: 103 })
    fake.privacy.declared = ['chooseAvatar']
    expect(await fake.tap.phoneDetail()).toEqual({
      errMsg: 'getPhoneNumber:fail api scope is not declared in the privacy agreement',
      errno: 112,
    })
    expect(fake.phone.charges.quick).toBe(0)
  })

  it('agreesToPrivacyAndGivesThePhoneInOneTapWhenCombined', async () => {
    const fake = createFakeWx()
    fake.privacy.agreed = false
    const openType = 'getPhoneNumber|agreePrivacyAuthorization'
    const events = await fake.tap.phone({ openType, id: 'both' })
    expect(events.map((event) => event.type)).toEqual(['agreeprivacyauthorization', 'getphonenumber'])
    expect(fake.privacy.agreed).toBe(true)
  })

  it('canLoseThePhoneEventOfACombinedButtonAsReportedOfSomeClients', async () => {
    const fake = createFakeWx()
    fake.phone.losesEventWhenCombined = true
    const events = await fake.tap.phone({ openType: 'getPhoneNumber|agreePrivacyAuthorization', id: 'both' })
    expect(events.map((event) => event.type)).toEqual(['agreeprivacyauthorization'])
  })

  it('doesNothingForACombinedButtonBelowBaseLibrary2323', async () => {
    const fake = createFakeWx({ sdkVersion: '2.32.2' })
    expect(await fake.tap.phone({ openType: 'getPhoneNumber|agreePrivacyAuthorization', id: 'both' })).toEqual([])
  })
})

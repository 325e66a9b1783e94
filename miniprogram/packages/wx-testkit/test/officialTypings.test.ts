/// <reference types="miniprogram-api-typings" />
import { describe, expect, expectTypeOf, it } from 'vitest'
import { createFakeWx, type WxApi } from '../src'

type Official = WechatMiniprogram.Wx

/** Code written for the official typings keeps compiling when it is handed the fake. */
describe('the fake against miniprogram-api-typings', () => {
  it('hasNoMemberThatWxHasNot', () => {
    expectTypeOf<Exclude<keyof WxApi, keyof Official>>().toEqualTypeOf<never>()
  })

  it('takesTheOfficialOptions', () => {
    const { wx } = createFakeWx()
    // Left out: callbacks whose official result types promise what not every base library gives.
    const calls = {
      login: (o: Omit<WechatMiniprogram.LoginOption, 'fail' | 'complete'>) => void wx.login(o),
      checkSession: (o: WechatMiniprogram.CheckSessionOption) => void wx.checkSession(o),
      request: (o: Omit<WechatMiniprogram.RequestOption, 'success' | 'fail' | 'complete'>) => wx.request(o),
      setStorage: (o: WechatMiniprogram.SetStorageOption) => void wx.setStorage(o),
      getStorage: (o: WechatMiniprogram.GetStorageOption) => void wx.getStorage(o),
      removeStorage: (o: WechatMiniprogram.RemoveStorageOption) => void wx.removeStorage(o),
      redirectTo: (o: WechatMiniprogram.RedirectToOption) => void wx.redirectTo(o),
      reLaunch: (o: WechatMiniprogram.ReLaunchOption) => void wx.reLaunch(o),
      switchTab: (o: WechatMiniprogram.SwitchTabOption) => void wx.switchTab(o),
      navigateBack: (o: WechatMiniprogram.NavigateBackOption) => void wx.navigateBack(o),
      authorize: (o: WechatMiniprogram.AuthorizeOption) => void wx.authorize(o),
      requirePrivacyAuthorize: (o: WechatMiniprogram.RequirePrivacyAuthorizeOption) =>
        void wx.requirePrivacyAuthorize(o),
      showToast: (o: WechatMiniprogram.ShowToastOption) => void wx.showToast(o),
      showActionSheet: (o: WechatMiniprogram.ShowActionSheetOption) => void wx.showActionSheet(o),
    }
    expect(Object.keys(calls)).toHaveLength(14)
  })

  it('answersWithTheOfficialFields', () => {
    expectTypeOf<ReturnType<WxApi['getAccountInfoSync']>['miniProgram']>().toEqualTypeOf<
      Pick<WechatMiniprogram.MiniProgram, 'appId' | 'envVersion' | 'version'>
    >()
    expectTypeOf<ReturnType<WxApi['request']>>().toExtend<Pick<WechatMiniprogram.RequestTask, 'abort'>>()
    expectTypeOf<Awaited<ReturnType<WxApi['getStorageInfo']>>>().toExtend<
      Omit<WechatMiniprogram.GetStorageInfoSuccessCallbackOption, 'errMsg'>
    >()
    expectTypeOf<Awaited<ReturnType<WxApi['login']>>>().toExtend<
      Pick<WechatMiniprogram.LoginSuccessCallbackResult, 'code' | 'errMsg'>
    >()
  })
})

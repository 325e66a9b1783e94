import type { Lang } from './error-texts.js'

/** Words of the components. Each can be replaced by a property. */
export interface UiTexts {
  readonly chooseAvatar: string
  readonly nickname: string
  readonly nicknamePlaceholder: string
  readonly save: string
  readonly getPhone: string
  readonly phoneDone: string
  readonly notNow: string
  readonly agree: string
  readonly disagree: string
  readonly privacyTitle: string
  readonly privacyContent: string
  readonly terms: string
  readonly termsRequired: string
  readonly tapAgain: string
  readonly loading: string
  readonly done: string
  readonly close: string
}

export const UI_TEXTS: Readonly<Record<Lang, UiTexts>> = {
  zh: {
    chooseAvatar: '选择头像',
    nickname: '昵称',
    nicknamePlaceholder: '请输入昵称',
    save: '保存',
    getPhone: '手机号快捷登录',
    phoneDone: '手机号已绑定',
    notNow: '暂不',
    agree: '同意',
    disagree: '拒绝',
    privacyTitle: '隐私保护提示',
    privacyContent: '使用前请阅读并同意',
    terms: '我已阅读并同意',
    termsRequired: '请先阅读并勾选协议',
    tapAgain: '请再点一次',
    loading: '请稍候',
    done: '已完成',
    close: '关闭',
  },
  en: {
    chooseAvatar: 'Choose an avatar',
    nickname: 'Nickname',
    nicknamePlaceholder: 'Your nickname',
    save: 'Save',
    getPhone: 'Use my phone number',
    phoneDone: 'Phone number bound',
    notNow: 'Not now',
    agree: 'Agree',
    disagree: 'Decline',
    privacyTitle: 'Privacy',
    privacyContent: 'Please read and accept',
    terms: 'I have read and accept',
    termsRequired: 'Please accept the terms first',
    tapAgain: 'Please tap once more',
    loading: 'One moment',
    done: 'Done',
    close: 'Close',
  },
}

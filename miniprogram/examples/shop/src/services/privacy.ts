/** For the `disagree` event of `privacy-popup`: WeChat says nothing, and does not ask again for ten seconds. */
export function onPrivacyRefused(): void {
  void wx.showToast({ title: '没有同意隐私指引，暂时用不了头像和手机号', icon: 'none', duration: 3000 })
}

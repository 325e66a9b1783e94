import { toast } from '../../services/failure'
import { onComponentError } from '../../services/logged-out'
import { loginByTap } from '../../services/login'
import { onPrivacyRefused } from '../../services/privacy'
import { session } from '../../services/session'
import { moment } from '../../utils/format'

Page({
  data: { phone: '', ready: false },

  stop: (() => {}) as () => void,

  async onLoad() {
    this.stop = session.on('user', () => {
      this.showPhone()
    })
    try {
      await loginByTap()
      await session.reloadUser()
    } catch (error) {
      toast(error)
    }
    this.showPhone()
    // The form begins with what is known by now.
    this.setData({ ready: true })
  },

  onUnload() {
    this.stop()
  },

  showPhone() {
    this.setData({ phone: session.user?.phone?.masked ?? '' })
  },

  onSaved() {
    void wx.showToast({ title: '已保存', icon: 'success' })
  },

  onBound() {
    void wx.showToast({ title: '已登记', icon: 'success' })
  },

  onError: onComponentError,
  onPrivacyRefused,

  async onUnbind() {
    const { confirm } = await wx.showModal({
      title: '解绑手机号？',
      content: '下次下单要重新登记。',
      confirmText: '解绑',
    })
    if (!confirm) return
    try {
      await session.unbindPhone()
      void wx.showToast({ title: '已解绑', icon: 'none' })
    } catch (error) {
      toast(error)
    }
  },

  onPrivacy() {
    wx.openPrivacyContract?.({ fail: toast })
  },

  async onClose() {
    const { confirm } = await wx.showModal({
      title: '注销账号？',
      content: '收藏、评价和会员都会删除。反悔期内再次登录即可恢复。',
      confirmText: '注销',
    })
    if (!confirm) return
    try {
      const { closesAt } = await session.closeAccount()
      await wx.showModal({
        title: '已申请注销',
        content: closesAt ? `${moment(closesAt)} 之前登录，可以恢复。` : '账号已注销。',
        showCancel: false,
      })
      await wx.switchTab({ url: '/pages/me/me' })
    } catch (error) {
      toast(error)
    }
  },
})

import { toast } from '../../services/failure'
import type { Membership } from '../../services/models'
import { findMembership, joinMembership } from '../../services/orders'
import { onComponentError } from '../../services/logged-out'
import { loginByTap } from '../../services/login'
import { onPrivacyRefused } from '../../services/privacy'
import { session, TERMS } from '../../services/session'
import { cardNumber, day } from '../../utils/format'

const BENEFITS = [
  { icon: 'leaf', title: '会员价', hint: '每一件都有' },
  { icon: 'heart', title: '生日茶', hint: '当月送一泡' },
  { icon: 'bag', title: '先到先得', hint: '新窑提前看' },
]

/** Third scenario: members have a name and a phone. */
Page({
  data: {
    terms: TERMS,
    steps: ['profile', 'phone'],
    benefits: BENEFITS,
    state: 'loading' as 'loading' | 'ready',
    membership: null as { number: string; since: string } | null,
    nickname: '',
    ready: false,
    joining: false,
  },

  async onLoad() {
    // Whoever logged out sees the form: tapping it is a login.
    await loginByTap().catch(toast)
    const membership = await findMembership().catch(() => null)
    this.show(membership)
    this.setData({ state: 'ready' })
  },

  show(membership: Membership | null) {
    this.setData({
      membership: membership && { number: cardNumber(membership.number), since: day(membership.joinedAt) },
      nickname: session.user?.nickname ?? '',
    })
  },

  onReady() {
    this.setData({ ready: true, nickname: session.user?.nickname ?? '' })
  },

  onStep() {
    this.setData({ ready: false, nickname: session.user?.nickname ?? '' })
  },

  onCancel() {
    wx.navigateBack().catch(() => wx.switchTab({ url: '/pages/me/me' }))
  },

  onError: onComponentError,
  onPrivacyRefused,

  async onJoin() {
    if (this.data.joining) return
    this.setData({ joining: true })
    try {
      this.show(await joinMembership())
      void wx.showToast({ title: '欢迎入会', icon: 'success' })
    } catch (error) {
      toast(error)
    } finally {
      this.setData({ joining: false })
    }
  },
})

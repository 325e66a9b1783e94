import { AuthDisplayMode } from '@menjin/miniprogram'
import { toast } from '../../services/failure'
import { findMembership } from '../../services/orders'
import { LOGGED_OUT_HERE } from '../../services/logged-out'
import { loginByTap } from '../../services/login'
import { session, TERMS } from '../../services/session'
import { cardNumber } from '../../utils/format'

interface Person {
  readonly avatar: string
  readonly title: string
  readonly hint: string
}

/** What stands at the top: for somebody unknown, a visitor, a person with a name. */
function personNow(): Person {
  const { user } = session
  if (!session.loggedIn || !user) return { avatar: '', title: '未登录', hint: '点这里登录' }
  const phone = user.phone ? user.phone.masked : '还没有登记手机号'
  return {
    avatar: user.avatarUrl ?? '',
    title: user.nickname ?? '微信访客',
    hint: user.nickname ? phone : '点这里完善资料',
  }
}

Page({
  data: {
    terms: TERMS,
    loggedIn: false,
    user: { avatar: '', title: '', hint: '' } as Person,
    membership: '',
  },

  stop: (() => {}) as () => void,

  onLoad() {
    this.stop = session.on('user', () => {
      this.showPerson()
    })
  },

  onUnload() {
    this.stop()
  },

  async onShow() {
    await session.ready
    this.showPerson()
    const membership = await findMembership().catch(() => null)
    this.setData({ membership: membership ? cardNumber(membership.number) : '' })
    this.showPerson()
  },

  showPerson() {
    this.setData({ user: personNow(), loggedIn: session.loggedIn })
  },

  /** The authorization page here, to show the other way than the pop-up. */
  async onPerson() {
    if (!session.loggedIn) this.setData({ 'user.hint': '正在登录…' })
    try {
      await loginByTap()
      this.showPerson()
      if (session.hasUser()) {
        await wx.navigateTo({ url: '/pages/account/account' })
        return
      }
      await session.mustAuth({
        step: ['profile', 'phone'],
        mode: AuthDisplayMode.PAGE,
        tips: { title: '完善资料', content: '名字用来署名，手机号用来取货。' },
      })
    } catch (error) {
      this.showPerson()
      toast(error)
    }
  },

  async onLogout() {
    const { tapIndex } = await wx
      .showActionSheet({ alertText: '退出后，收藏和订单都还在', itemList: ['只退出这台设备', '在所有设备上退出'] })
      .catch(() => ({ tapIndex: -1 }))
    if (tapIndex < 0) return
    const everywhere = tapIndex === 1
    const { ended } = await session.logout({ everywhere })
    this.setData({ membership: '' })
    this.showPerson()
    const title = everywhere && !ended ? LOGGED_OUT_HERE : '已退出'
    void wx.showToast({ title, icon: 'none', duration: 3000 })
  },
})

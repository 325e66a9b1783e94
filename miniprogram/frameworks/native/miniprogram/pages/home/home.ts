import { isMenjinError, type LoginMode, type User } from '@menjin/miniprogram'
import { errorText } from '@menjin/miniprogram/texts'
import { request, SERVER, session } from '../../session'

const NOTHING = { answer: '', adapter: '', order: '', event: '' }

Page({
  data: { ...NOTHING, status: '正在登录', loggedIn: false, user: null as User | null },

  stop: (() => {}) as () => void,

  onLoad() {
    this.stop = session.on('user', (user) => {
      this.setData({ user: user ?? null })
    })
    return this.enter('silent')
  },

  onUnload() {
    this.stop()
  },

  async enter(mode: LoginMode) {
    this.setData({ status: '正在登录' })
    try {
      const { user } = await session.login({ mode })
      this.setData({ user, loggedIn: true, status: '已登录' })
      await this.load()
    } catch (error) {
      this.setData({ status: isMenjinError(error, 'logged_out') ? '已退出' : errorText(error) })
    }
  },

  async load() {
    const [devices, me] = await Promise.all([
      session.request<{ sessions: object[] }>({ url: '/v1/me/sessions' }),
      request({ url: `${SERVER}/v1/me` }),
    ])
    this.setData({
      answer: `登录设备：${devices.data.sessions.length} 台`,
      adapter: `步骤：${(me.data as { user: User }).user.authStep}`,
    })
  },

  async buy() {
    try {
      // Opens the pop-up of this page if the phone is missing, and goes on once it is there.
      await session.mustAuth({ step: 'phone' })
      this.setData({ order: '已下单，取杯时报手机尾号' })
    } catch (error) {
      this.setData({ order: isMenjinError(error, 'cancelled') ? '还差一步：手机号' : errorText(error) })
    }
  },

  onBound() {
    this.setData({ event: '绑定成功' })
  },

  logIn() {
    return this.enter('common')
  },

  async logOut() {
    await session.logout()
    this.setData({ ...NOTHING, loggedIn: false, status: '已退出' })
  },
})

import type { DeviceSession } from '@menjin/miniprogram'
import { messageOf, toast } from '../../services/failure'
import { LOGGED_OUT_HERE } from '../../services/logged-out'
import { session } from '../../services/session'
import { moment } from '../../utils/format'

interface DeviceView {
  readonly id: string
  readonly current: boolean
  readonly name: string
  readonly at: string
}

const PLATFORMS: Readonly<Record<string, string>> = {
  ios: 'iPhone',
  android: 'Android 手机',
  devtools: '开发者工具',
  windows: 'Windows 电脑',
  mac: 'Mac 电脑',
}

function deviceView({ id, current, device, createdAt }: DeviceSession): DeviceView {
  const name = device.model ?? PLATFORMS[device.platform ?? ''] ?? '未知设备'
  return { id, current, name, at: moment(createdAt) }
}

Page({
  data: {
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    devices: [] as DeviceView[],
  },

  onShow() {
    return this.load()
  },

  async load() {
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      const devices = (await session.listSessions()).map(deviceView)
      // This one first.
      devices.sort((one, other) => Number(other.current) - Number(one.current))
      this.setData({ devices, state: 'ready' })
    } catch (error) {
      this.setData({ state: 'failed', failure: messageOf(error) })
    }
  },

  async onEnd(event: WechatMiniprogram.TouchEvent<object, object, { id: string }>) {
    try {
      await session.endSession(event.currentTarget.dataset.id)
      void wx.showToast({ title: '已结束', icon: 'none' })
    } catch (error) {
      toast(error)
    }
    await this.load()
  },

  async onEverywhere() {
    const { confirm } = await wx.showModal({
      title: '在所有设备上退出？',
      content: '这台也会退出。',
      confirmText: '退出',
    })
    if (!confirm) return
    const { ended } = await session.logout({ everywhere: true })
    await wx.switchTab({ url: '/pages/me/me' })
    void wx.showToast({ title: ended ? '已在所有设备上退出' : LOGGED_OUT_HERE, icon: 'none', duration: 3000 })
  },
})

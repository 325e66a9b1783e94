import { messageOf } from '../../services/failure'
import { listOrders } from '../../services/orders'
import { TERMS } from '../../services/session'
import { orderView, type OrderView } from '../../utils/views'

Page({
  data: {
    terms: TERMS,
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    orders: [] as OrderView[],
  },

  onShow() {
    return this.load()
  },

  async load() {
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      this.setData({ orders: (await listOrders()).map(orderView), state: 'ready' })
    } catch (error) {
      this.setData({ state: 'failed', failure: messageOf(error), orders: [] })
    }
  },

  onBrowse() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
})

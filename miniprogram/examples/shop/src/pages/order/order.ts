import { messageOf, toast } from '../../services/failure'
import { cancelOrder, findOrder } from '../../services/orders'
import { orderView, type OrderView } from '../../utils/views'

Page({
  data: {
    id: '',
    /** Just placed. */
    placed: false,
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    order: {} as OrderView,
  },

  onLoad({ id = '', placed }: { id?: string; placed?: string }) {
    this.setData({ id, placed: placed === '1' })
    return this.load()
  },

  async load() {
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      this.setData({ order: orderView(await findOrder(this.data.id)), state: 'ready' })
    } catch (error) {
      this.setData({ state: 'failed', failure: messageOf(error) })
    }
  },

  async onCancel() {
    const { confirm } = await wx.showModal({
      title: '取消这张订单？',
      content: '东西会放回架上。',
      confirmText: '取消订单',
      cancelText: '再想想',
    })
    if (!confirm) return
    try {
      this.setData({ order: orderView(await cancelOrder(this.data.id)), placed: false })
    } catch (error) {
      toast(error)
    }
  },
})

import { findProduct } from '../../services/catalog'
import { messageOf, toast } from '../../services/failure'
import type { Product } from '../../services/models'
import { findMembership, placeOrder } from '../../services/orders'
import { onComponentError } from '../../services/logged-out'
import { onPrivacyRefused } from '../../services/privacy'
import { session, TERMS } from '../../services/session'
import { yuan } from '../../utils/format'
import { orderKey } from '../../utils/order-key'
import { productView, type ProductView } from '../../utils/views'

/** First scenario: who orders has bound a phone. */
Page({
  data: {
    terms: TERMS,
    id: '',
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    product: {} as ProductView,
    quantity: 1,
    most: 1,
    unit: '',
    total: '',
    couldSave: '',
    member: false,
    phone: '',
    note: '',
    placing: false,
  },

  found: undefined as Product | undefined,
  /** One for each content: sending the same order again does not order twice, another content is another order. */
  key: '',
  stop: (() => {}) as () => void,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
    this.stop = session.on('user', (user) => {
      this.setData({ phone: user?.phone?.masked ?? '' })
    })
    return this.load()
  },

  onUnload() {
    this.stop()
  },

  /** The user may come back as a member. */
  async onShow() {
    const membership = await findMembership().catch(() => null)
    this.setData({ member: membership !== null, phone: session.user?.phone?.masked ?? '' })
    this.reckon()
  },

  async load() {
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      const { product } = await findProduct(this.data.id)
      this.found = product
      this.setData({ product: productView(product), most: Math.min(99, product.stock), state: 'ready' })
      this.reckon()
    } catch (error) {
      this.setData({ state: 'failed', failure: messageOf(error) })
    }
  },

  /** Only what is shown: the server reckons for itself. */
  reckon() {
    const { quantity, member } = this.data
    this.key = orderKey()
    if (!this.found) return
    const { price, memberPrice } = this.found
    const unit = member ? memberPrice : price
    this.setData({
      unit: yuan(unit),
      total: yuan(unit * quantity),
      couldSave: yuan((price - memberPrice) * quantity),
    })
  },

  onStep(event: WechatMiniprogram.TouchEvent<object, object, { by: number }>) {
    const { quantity, most } = this.data
    this.setData({ quantity: Math.max(1, Math.min(most, quantity + event.currentTarget.dataset.by)) })
    this.reckon()
  },

  onNote({ detail }: WechatMiniprogram.Input) {
    this.setData({ note: detail.value })
    this.key = orderKey()
  },

  onError: onComponentError,
  onPrivacyRefused,

  async onOrder() {
    const { id, quantity, note, placing } = this.data
    if (placing) return
    this.setData({ placing: true })
    try {
      const order = await placeOrder([{ productId: id, quantity }], note, this.key)
      await wx.redirectTo({ url: `/pages/order/order?id=${order.id}&placed=1` })
    } catch (error) {
      toast(error)
    } finally {
      this.setData({ placing: false })
    }
  },
})

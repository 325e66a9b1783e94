import { findProduct, listComments } from '../../services/catalog'
import { messageOf, toast } from '../../services/failure'
import type { ProductDetail } from '../../services/models'
import { TERMS } from '../../services/session'
import { keep, visit } from '../../services/visitor'
import { commentView, productView, type CommentView, type ProductView } from '../../utils/views'

Page({
  data: {
    terms: TERMS,
    id: '',
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    product: {} as ProductView,
    description: '',
    specs: [] as ProductDetail['specs'],
    comments: 0,
    rating: 0,
    voices: [] as CommentView[],
    favourite: false,
  },

  /** How often the heart was tapped. */
  taps: 0,
  keeping: false,

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
  },

  /** Somebody may have bought or said something since. */
  async onShow() {
    await Promise.all([this.load(), this.tellVisit()])
  },

  async load() {
    const { id } = this.data
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      const [{ product, description, specs, comments, rating }, all] = await Promise.all([
        findProduct(id),
        listComments(id),
      ])
      const voices = all.slice(0, 2).map(commentView)
      this.setData({ product: productView(product), description, specs, comments, rating, voices, state: 'ready' })
    } catch (error) {
      this.setData({ state: 'failed', failure: messageOf(error) })
    }
  },

  /** Silently: a guest who cannot be known looks at the product all the same. */
  async tellVisit() {
    const { taps } = this
    const { favourite } = await visit(this.data.id).catch(() => ({ favourite: false }))
    // Whoever tapped meanwhile knows better.
    if (taps === this.taps) this.setData({ favourite })
  },

  /** Shown at once, taken back if it does not hold. However often it is tapped, one call runs, and the last tap counts. */
  async onKeep() {
    let kept = this.data.favourite
    this.taps += 1
    this.setData({ favourite: !kept })
    if (this.keeping) return
    this.keeping = true
    try {
      while (kept !== this.data.favourite) {
        const wanted = this.data.favourite
        await keep(this.data.id, wanted)
        kept = wanted
      }
    } catch (error) {
      this.setData({ favourite: kept })
      toast(error)
    } finally {
      this.keeping = false
    }
  },

  onBuy() {
    const url = `/pages/checkout/checkout?id=${this.data.id}`
    // With ten pages open it takes the place of this one. In Moments' single page WeChat itself says where to go.
    wx.navigateTo({ url })
      .catch(() => wx.redirectTo({ url }))
      .catch(() => undefined)
  },

  onShareAppMessage() {
    return { title: this.data.product.name, path: `/pages/product/product?id=${this.data.id}` }
  },
})

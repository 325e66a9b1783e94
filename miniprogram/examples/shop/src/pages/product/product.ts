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

  onLoad({ id = '' }: { id?: string }) {
    this.setData({ id })
  },

  /** Somebody may have bought or said something since. */
  async onShow() {
    await Promise.all([this.load(), this.tellVisit()])
  },

  async load() {
    const { id } = this.data
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
    try {
      this.setData(await visit(this.data.id))
    } catch {
      this.setData({ favourite: false })
    }
  },

  /** Shown at once, taken back if it does not hold. */
  async onKeep() {
    const favourite = !this.data.favourite
    this.setData({ favourite })
    try {
      await keep(this.data.id, favourite)
    } catch (error) {
      this.setData({ favourite: !favourite })
      toast(error)
    }
  },

  onBuy() {
    void wx.navigateTo({ url: `/pages/checkout/checkout?id=${this.data.id}` })
  },

  onShareAppMessage() {
    return { title: this.data.product.name, path: `/pages/product/product?id=${this.data.id}` }
  },
})

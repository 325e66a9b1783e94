import { listProducts } from '../../services/catalog'
import { messageOf } from '../../services/failure'
import type { Category } from '../../services/models'
import { recommendations } from '../../services/visitor'
import { productView, type ProductView } from '../../utils/views'

const CATEGORIES: readonly { id: Category | ''; name: string }[] = [
  { id: '', name: '全部' },
  { id: 'ware', name: '茶器' },
  { id: 'tea', name: '茶叶' },
  { id: 'room', name: '雅物' },
]

Page({
  data: {
    categories: CATEGORIES,
    category: '' as Category | '',
    state: 'loading' as 'loading' | 'ready' | 'failed',
    failure: '',
    products: [] as ProductView[],
    picks: [] as ProductView[],
    because: '',
  },

  onLoad() {
    return this.load()
  },

  /** The user may have looked at something since, or have a connection again. */
  async onShow() {
    await Promise.all([this.pick(), this.data.state === 'failed' && this.load()])
  },

  async onPullDownRefresh() {
    await Promise.all([this.load(), this.pick()])
    void wx.stopPullDownRefresh()
  },

  async load() {
    const { category } = this.data
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      const products = (await listProducts(category)).map(productView)
      // Another one was chosen meanwhile.
      if (category === this.data.category) this.setData({ products, state: 'ready' })
    } catch (error) {
      if (category === this.data.category) this.setData({ state: 'failed', failure: messageOf(error) })
    }
  },

  /** A guest who cannot be known silently sees the shop without it. */
  async pick() {
    try {
      const { products, because } = await recommendations()
      this.setData({ picks: products.map(productView), because: because ?? '' })
    } catch {
      this.setData({ picks: [], because: '' })
    }
  },

  onCategory(event: WechatMiniprogram.TouchEvent<object, object, { id: Category | '' }>) {
    this.setData({ category: event.currentTarget.dataset.id, state: 'loading' })
    return this.load()
  },

  onShareAppMessage() {
    return { title: '青集：茶、器，与日常', path: '/pages/home/home' }
  },
})

import { messageOf, toast } from '../../services/failure'
import { loginByTap, needsTap } from '../../services/login'
import { TERMS } from '../../services/session'
import { listFavourites } from '../../services/visitor'
import { productView, type ProductView } from '../../utils/views'

Page({
  data: {
    terms: TERMS,
    state: 'loading' as 'loading' | 'ready' | 'guest' | 'failed',
    failure: '',
    products: [] as ProductView[],
  },

  onShow() {
    return this.load()
  },

  async load() {
    if (this.data.state === 'failed') this.setData({ state: 'loading' })
    try {
      this.setData({ products: (await listFavourites()).map(productView), state: 'ready' })
    } catch (error) {
      const state = needsTap(error) ? 'guest' : 'failed'
      this.setData({ state, failure: messageOf(error), products: [] })
    }
  },

  async onLogin() {
    this.setData({ state: 'loading' })
    try {
      await loginByTap()
      await this.load()
    } catch (error) {
      this.setData({ state: 'guest' })
      toast(error)
    }
  },

  onBrowse() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
})

import { isMenjinError } from '@menjin/miniprogram'
import { messageOf, toast } from '../../services/failure'
import { session, TERMS } from '../../services/session'
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
    try {
      this.setData({ products: (await listFavourites()).map(productView), state: 'ready' })
    } catch (error) {
      const state = isMenjinError(error, 'logged_out') ? 'guest' : 'failed'
      this.setData({ state, failure: messageOf(error), products: [] })
    }
  },

  async onLogin() {
    try {
      await session.login({ mode: 'common' })
      await this.load()
    } catch (error) {
      toast(error)
    }
  },

  onBrowse() {
    void wx.switchTab({ url: '/pages/home/home' })
  },
})

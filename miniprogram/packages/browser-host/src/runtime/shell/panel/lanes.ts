import type { Lane } from './callLog'

/** Who speaks to whom. */
export const LANES: Readonly<Record<Exclude<Lane, 'user'>, { from: string; to: string }>> = {
  page: { from: '页面', to: '' },
  sdk: { from: 'SDK', to: '' },
  wx: { from: '小程序', to: '微信' },
  request: { from: '小程序', to: '服务' },
  service: { from: '服务', to: '' },
  wechat: { from: '服务', to: '微信平台' },
  store: { from: '服务', to: '存储' },
  console: { from: '报错', to: '' },
}

/** What can be shown and hidden. */
export const FILTERS: readonly { id: string; label: string; lanes: readonly Lane[] }[] = [
  { id: 'page', label: '页面', lanes: ['page'] },
  { id: 'sdk', label: 'SDK', lanes: ['sdk'] },
  { id: 'wx', label: '微信', lanes: ['wx'] },
  { id: 'request', label: '服务', lanes: ['request', 'service'] },
  { id: 'wechat', label: '微信平台', lanes: ['wechat'] },
  { id: 'store', label: '存储', lanes: ['store'] },
]

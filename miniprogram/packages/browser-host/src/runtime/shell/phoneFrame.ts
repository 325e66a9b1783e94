import { element } from '../phone/layer'

/** The phone: status bar, capsule, and the places where pages, dialogs and toasts are drawn. */
export interface PhoneFrame {
  readonly node: HTMLElement
  /** Carries the theme and the style sheets' root class. */
  readonly app: HTMLElement
  readonly pages: HTMLElement
  readonly layers: HTMLElement
  readonly toasts: HTMLElement
  /** What covers everything while the app is in the background. */
  readonly cover: HTMLElement
}

export function phoneFrame(actions: { menu: () => void; close: () => void; home: () => void }): PhoneFrame {
  const pages = element('div', 'mh-pages')
  const layers = element('div', 'mh-layers')
  const toasts = element('div', 'mh-toasts')
  const cover = element('div', 'mh-cover', [
    element('p', '', '小程序在后台'),
    element('button', '', '回到小程序', actions.home),
  ])
  cover.hidden = true
  const menu = element('button', 'mh-menu', '•••', actions.menu)
  menu.setAttribute('aria-label', '更多')
  const close = element('button', 'mh-close', '◉', actions.close)
  close.setAttribute('aria-label', '关闭')
  const capsule = element('div', 'mh-capsule', [menu, close])
  const clock = element('span', '', '9:41')
  const status = element('div', 'mh-status', [clock, element('span', 'mh-signal', '●●●● 􀙇')])
  status.lastElementChild?.replaceChildren('▂▄▆ ▮')
  const app = element('div', 'mh-app', [pages, status, capsule, layers, toasts, cover])
  return { node: element('div', 'mh-phone', [app]), app, pages, layers, toasts, cover }
}

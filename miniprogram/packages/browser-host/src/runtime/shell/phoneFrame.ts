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

const SIGNAL = `<svg width="66" height="12" viewBox="0 0 66 12" fill="currentColor" aria-hidden="true">
<rect x="0" y="8" width="3" height="4" rx="1"/><rect x="4.7" y="5.6" width="3" height="6.4" rx="1"/><rect x="9.4" y="3" width="3" height="9" rx="1"/><rect x="14" y="0.6" width="3" height="11.4" rx="1"/>
<path d="M29.5 2.6c2.2 0 4.2.9 5.7 2.3l1.1-1.2a9.9 9.9 0 0 0-13.6 0l1.1 1.2a8.3 8.3 0 0 1 5.7-2.3Zm0 3.4c1.3 0 2.5.5 3.4 1.3l1.1-1.2a6.6 6.6 0 0 0-9 0l1.1 1.2c.9-.8 2.1-1.3 3.4-1.3Zm2.2 2.6a3.3 3.3 0 0 0-4.4 0l2.2 2.4 2.2-2.4Z"/>
<rect x="42.5" y="0.9" width="20" height="10.2" rx="3" fill="none" stroke="currentColor" opacity=".45"/><rect x="44" y="2.4" width="17" height="7.2" rx="1.8"/><path d="M63.8 4.2v3.6c.8-.3 1.3-1 1.3-1.8s-.5-1.5-1.3-1.8Z" opacity=".5"/></svg>`
const MENU = `<svg width="20" height="8" viewBox="0 0 20 8" fill="currentColor" aria-hidden="true"><circle cx="3" cy="4" r="2"/><circle cx="10" cy="4" r="3"/><circle cx="17" cy="4" r="2"/></svg>`
const CLOSE = `<svg width="18" height="18" viewBox="0 0 18 18" aria-hidden="true"><circle cx="9" cy="9" r="7.4" fill="none" stroke="currentColor" stroke-width="2"/><circle cx="9" cy="9" r="3.1" fill="currentColor"/></svg>`

/** @param time - what the clock shows; without it, the time */
export function phoneFrame(
  actions: { menu: () => void; close: () => void; home: () => void },
  time?: string,
): PhoneFrame {
  const pages = element('div', 'mh-pages')
  const layers = element('div', 'mh-layers')
  const toasts = element('div', 'mh-toasts')
  const cover = element('div', 'mh-cover', [
    element('p', '', '小程序在后台'),
    element('button', '', '回到小程序', actions.home),
  ])
  cover.hidden = true
  const menu = drawn('mh-menu', MENU, '更多', actions.menu)
  const close = drawn('mh-close', CLOSE, '关闭', actions.close)
  const capsule = element('div', 'mh-capsule', [menu, close])
  const signal = element('span', 'mh-signal')
  signal.innerHTML = SIGNAL
  const status = element('div', 'mh-status', [clock(time), signal])
  const app = element('div', 'mh-app', [pages, status, capsule, layers, toasts, cover, element('i', 'mh-home-bar')])
  return { node: element('div', 'mh-phone', [app]), app, pages, layers, toasts, cover }
}

function drawn(className: string, svg: string, label: string, tap: () => void): HTMLElement {
  const button = element('button', className, '', tap)
  button.innerHTML = svg
  button.setAttribute('aria-label', label)
  return button
}

function clock(time: string | undefined): HTMLElement {
  const node = element('span', 'mh-clock', time ?? '')
  if (time !== undefined) return node
  const tick = () => {
    const now = new Date()
    node.textContent = `${now.getHours()}:${String(now.getMinutes()).padStart(2, '0')}`
    setTimeout(tick, 60_000 - (Date.now() % 60_000))
  }
  tick()
  return node
}

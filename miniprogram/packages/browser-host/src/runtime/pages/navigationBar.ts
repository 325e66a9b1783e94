import type { PageJson } from '../../package'

/** The bar above a page: title, back or home, and its colours. */
export class NavigationBar {
  readonly node: HTMLElement
  readonly #title: HTMLElement
  readonly #left: HTMLElement

  constructor(json: PageJson) {
    this.node = document.createElement('header')
    this.node.className = 'mh-bar'
    this.#left = document.createElement('span')
    this.#left.className = 'mh-bar-left'
    this.#title = document.createElement('span')
    this.#title.className = 'mh-bar-title'
    this.node.append(this.#left, this.#title)
    this.node.hidden = json.navigationStyle === 'custom'
    this.setTitle(json.navigationBarTitleText ?? '')
  }

  /** Shows the colours of a page's JSON, the names in it replaced. */
  paint({ navigationBarBackgroundColor = '#000000', navigationBarTextStyle = 'white' }: PageJson): void {
    this.setColors(navigationBarBackgroundColor, navigationBarTextStyle === 'black' ? '#000000' : '#ffffff')
  }

  setTitle(title: string): void {
    this.#title.textContent = title
  }

  /** @param front - `#ffffff` or `#000000`, the only two that WeChat takes */
  setColors(background: string, front: string): void {
    if (background !== '') this.node.style.background = background
    this.node.style.color = front === '#000000' ? '#000' : '#fff'
  }

  setLoading(loading: boolean): void {
    this.node.toggleAttribute('data-loading', loading)
  }

  /** Shows a button at the left: back, or home where there is nothing to go back to. */
  setLeft(kind: 'back' | 'home' | 'none', tap: () => void): void {
    this.#left.replaceChildren()
    if (kind === 'none') return
    const button = document.createElement('button')
    button.className = `mh-${kind}`
    button.setAttribute('aria-label', kind === 'back' ? '返回' : '首页')
    button.addEventListener('click', tap)
    this.#left.append(button)
  }
}

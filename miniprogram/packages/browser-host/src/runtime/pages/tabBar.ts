import type { TabBarJson } from '../../package'
import type { AppTheme } from './appTheme'

/** The bar below the pages that stand in it. */
export class TabBar {
  readonly node: HTMLElement
  readonly #items: HTMLElement[]
  #route = ''

  constructor(
    private readonly json: TabBarJson,
    private readonly theme: AppTheme,
    tap: (index: number) => void,
  ) {
    this.node = document.createElement('nav')
    this.node.className = 'mh-tabs'
    this.#items = json.list.map(({ text }, index) => {
      const item = document.createElement('button')
      item.className = 'mh-tab'
      item.append(document.createElement('img'), Object.assign(document.createElement('span'), { textContent: text }))
      item.addEventListener('click', () => {
        tap(index)
      })
      this.node.append(item)
      return item
    })
    theme.follow(() => {
      this.#paint()
    })
  }

  /** Shows which of the tabs is open. */
  select(route: string): void {
    this.#route = route
    this.#paint()
  }

  #paint(): void {
    const { json, theme } = this
    this.node.style.background = theme.resolve(json.backgroundColor) ?? ''
    this.node.dataset.border = theme.resolve(json.borderStyle) ?? 'black'
    json.list.forEach(({ pagePath, iconPath, selectedIconPath }, index) => {
      const item = this.#items[index]
      const selected = pagePath.replace(/^\//, '') === this.#route
      if (!item) return
      item.toggleAttribute('data-selected', selected)
      item.style.color = theme.resolve(selected ? json.selectedColor : json.color) ?? ''
      const icon = item.querySelector('img') as HTMLImageElement
      const path = theme.resolve(selected ? (selectedIconPath ?? iconPath) : iconPath)
      icon.hidden = path === undefined
      if (path !== undefined) icon.src = `app/${path.replace(/^\//, '')}`
    })
  }

  /** @param badge - a text, the empty text for a dot, `undefined` for none */
  setBadge(index: number, badge: string | undefined): void {
    const item = this.#items[index]
    if (!item) return
    if (badge === undefined) delete item.dataset.badge
    else item.dataset.badge = badge
  }

  setVisible(visible: boolean): void {
    this.node.hidden = !visible
  }
}

import type { TabBarJson } from '../../package'

/** The bar below the pages that stand in it. */
export class TabBar {
  readonly node: HTMLElement
  readonly #items: HTMLElement[]

  constructor(
    private json: TabBarJson,
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
  }

  /** Shows the colours and pictures of the theme. */
  paint(json: TabBarJson): void {
    this.json = json
    this.node.style.background = json.backgroundColor ?? ''
    this.node.dataset.border = json.borderStyle ?? 'black'
  }

  /** Shows which of the tabs is open. */
  select(route: string): void {
    this.json.list.forEach(({ pagePath, iconPath, selectedIconPath }, index) => {
      const item = this.#items[index]
      const selected = pagePath.replace(/^\//, '') === route
      if (!item) return
      item.toggleAttribute('data-selected', selected)
      item.style.color = (selected ? this.json.selectedColor : this.json.color) ?? ''
      const icon = item.querySelector('img') as HTMLImageElement
      const path = selected ? (selectedIconPath ?? iconPath) : iconPath
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

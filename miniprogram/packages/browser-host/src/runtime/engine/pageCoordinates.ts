/** Where something is, in the terms of an app: from the corner of its page, not of the browser's window. */
export interface Place {
  left: number
  top: number
}

const native = Element.prototype.getBoundingClientRect

/** Where the page of an element begins in the browser's window, and how far it has been scrolled. */
export function originOf(node: Element | null | undefined): { window: Place; scrolled: Place } {
  const view = node?.closest('.mh-view')
  const none = { left: 0, top: 0 }
  if (!view) return { window: none, scrolled: none }
  const { left, top } = native.call(view)
  const scroll = view.firstElementChild
  return { window: { left, top }, scrolled: { left: scroll?.scrollLeft ?? 0, top: scroll?.scrollTop ?? 0 } }
}

/** Makes an element tell its place in the page, which selector queries hand to the app. */
export function measureInPage(element: Element): void {
  element.getBoundingClientRect = () => {
    const { left, top, width, height } = native.call(element)
    const { window: origin } = originOf(element)
    const x = left - origin.left
    const y = top - origin.top
    const place = { x, y, left: x, top: y, right: x + width, bottom: y + height, width, height }
    return { ...place, toJSON: () => place }
  }
}

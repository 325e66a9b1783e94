/** An element with a class, a text or children, and what a tap on it does. */
export function element<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  className: string,
  content: string | readonly Node[] = [],
  tap?: () => void,
): HTMLElementTagNameMap[K] {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  if (typeof content === 'string') made.textContent = content
  else made.append(...content)
  if (tap) made.addEventListener('click', tap)
  return made
}

/** What a layer answers with. */
export type Settle<T> = (answer: T) => void

/** Opens layers over the pages, one above the other. */
export class Layers {
  constructor(private readonly place: HTMLElement) {}

  /**
   * Shows something until it is answered.
   *
   * @param kind - names the layer in the document: `[data-layer=phone]`
   * @param outside - what a tap beside it answers; without it such a tap does nothing
   */
  ask<T>(kind: string, draw: (settle: Settle<T>) => HTMLElement, outside?: () => T): Promise<T> {
    return new Promise((resolve) => {
      const layer = element('div', 'mh-layer')
      layer.dataset.layer = kind
      const settle = (answer: T) => {
        layer.remove()
        resolve(answer)
      }
      layer.append(draw(settle))
      layer.setAttribute('role', 'dialog')
      if (outside) {
        layer.addEventListener('click', (event) => {
          if (event.target === layer) settle(outside())
        })
      }
      this.place.append(layer)
    })
  }

  /** Takes all layers away without an answer, as the end of the app does. */
  clear(): void {
    this.place.replaceChildren()
  }
}

/** Two buttons side by side. */
export function choice<T>(settle: Settle<T>, no: [string, T] | undefined, yes: [string, T]): HTMLElement {
  const buttons = [no, yes].flatMap((one, i) => {
    if (!one) return []
    const [label, answer] = one
    return [
      element('button', i === 0 ? 'mh-no' : 'mh-yes', label, () => {
        settle(answer)
      }),
    ]
  })
  return element('div', 'mh-buttons', buttons)
}

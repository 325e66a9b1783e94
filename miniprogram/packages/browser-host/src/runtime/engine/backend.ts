import { CurrentWindowBackendContext, type Element as EaselElement, Event as EaselEvent } from 'glass-easel'
import { measureInPage, originOf } from './pageCoordinates'

type Listener = Parameters<CurrentWindowBackendContext['onEvent']>[0]
type Options = Parameters<Listener>[3]
type Status = ReturnType<Listener>

const LONG_PRESS_MS = 350
const TOUCHES = /^(touch|tap$|canceltap$|longpress$)/

interface Point {
  identifier: number
  pageX: number
  pageY: number
  clientX: number
  clientY: number
}

/** What the engine's events need of the host. */
export interface BackendContext {
  /** Runs a handler as the effect of a tap. */
  tap(handler: () => void): void
  /** Told of every element that is made, by its name in the template. */
  created(tag: string): void
}

/** The document as glass-easel's back end, with WeChat's element names, gestures and rules for disabled controls. */
export class HostBackend extends CurrentWindowBackendContext {
  #pressed: ReturnType<typeof setTimeout> | undefined

  constructor(private readonly context: BackendContext) {
    super()
    const { createElement } = Document.prototype
    const make = (tag: string) => {
      context.created(tag)
      const element = createElement.call(document, `wx-${tag}`)
      measureInPage(element)
      return element
    }
    // Otherwise <button> and <input> of a template would be the browser's own.
    this.document = {
      createElement: make,
      createTextNode: (text: string) => document.createTextNode(text),
      createDocumentFragment: () => document.createDocumentFragment(),
    } as unknown as CurrentWindowBackendContext['document']
    this.#listen()
  }

  /** What the document's events do; the back end itself only recognises them. */
  #dispatch(target: EaselElement, type: string, detail: unknown, options: Options): Status {
    const node = target.getBackendElement() as unknown as HTMLElement | null
    if (type !== 'touchstart') this.#release()
    if (TOUCHES.test(type) && isOff(node)) return undefined
    const touches = TOUCHES.test(type)
    const extraFields = touches ? touchFields(options.originalEvent, node) : {}
    const event = new EaselEvent(type, touches ? inPage(detail, node) : detail, { ...options, extraFields })
    const send = () => {
      EaselEvent.dispatchEvent(target, event)
    }
    if (type === 'tap') this.context.tap(send)
    else send()
    return event.getEventBubbleStatus()
  }

  #listen(): void {
    this.onEvent((...parts) => this.#dispatch(...parts))
    document.body.addEventListener('pointerdown', (event) => {
      this.#press(event)
    })
    for (const end of ['pointerup', 'pointercancel']) {
      document.body.addEventListener(end, () => {
        this.#release()
      })
    }
  }

  #press(event: PointerEvent): void {
    this.#release()
    const target = elementAt(event.target as Node | null)
    if (!target) return
    this.#pressed = setTimeout(() => {
      const node = target.getBackendElement() as unknown as Element | null
      const options = { bubbles: true, composed: true, capturePhase: true, extraFields: touchFields(event, node) }
      const detail = inPage({ x: event.clientX, y: event.clientY }, node)
      EaselEvent.dispatchEvent(target, new EaselEvent('longpress', detail, options))
    }, LONG_PRESS_MS)
  }

  #release(): void {
    clearTimeout(this.#pressed)
  }
}

/** The element of the app that a node of the document belongs to. */
export function elementAt(node: Node | null): EaselElement | undefined {
  for (let at = node; at; at = at.parentNode) {
    const element = (at as { __wxElement?: EaselElement }).__wxElement
    if (element) return element
  }
  return undefined
}

/** A disabled button swallows what touches it. */
function isOff(node: HTMLElement | null): boolean {
  return !!node?.closest('wx-button[disabled]')
}

/** Touches as an app sees them: `client` in the page's window, `page` with what has been scrolled. */
function touchFields(original: unknown, node: Element | null): Record<string, unknown> {
  const event = original as TouchEvent | MouseEvent | undefined
  if (!event) return {}
  const { window: origin, scrolled } = originOf(node)
  const point = ({ clientX, clientY }: Pick<MouseEvent, 'clientX' | 'clientY'>, identifier: number): Point => {
    const x = clientX - origin.left
    const y = clientY - origin.top
    return { identifier, clientX: x, clientY: y, pageX: x + scrolled.left, pageY: y + scrolled.top }
  }
  const all = (touches: TouchList) => [...touches].map((touch) => point(touch, touch.identifier))
  if ('changedTouches' in event) return { touches: all(event.touches), changedTouches: all(event.changedTouches) }
  return { touches: event.type === 'mouseup' ? [] : [point(event, 0)], changedTouches: [point(event, 0)] }
}

/** The point of a tap, which the back end gives in the browser's window. */
function inPage(detail: unknown, node: Element | null): unknown {
  const { x, y } = detail as { x?: unknown; y?: unknown }
  if (typeof x !== 'number' || typeof y !== 'number') return detail
  const { window: origin } = originOf(node)
  return { x: x - origin.left, y: y - origin.top }
}

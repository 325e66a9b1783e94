import type { HostEvents } from '../events'

/** What can be tapped, and tells something by its text or label. */
const TAPPABLE = 'button, wx-button, wx-navigator, [aria-role], [aria-label], .mh-tab, .mh-item, label, select'

const LONGEST = 16

/** A finger that moves further scrolls. */
const STILL = 10

/**
 * Reports what the person taps in the phone, so that what follows can be read as its consequence. Listens before everybody
 * else: the app's own handlers already run when the finger is lifted, before the browser's click.
 */
export function watchTaps(phone: HTMLElement, events: HostEvents): void {
  let down = { x: 0, y: 0 }
  const options = { capture: true }
  window.addEventListener(
    'pointerdown',
    ({ clientX, clientY }) => {
      down = { x: clientX, y: clientY }
    },
    options,
  )
  window.addEventListener(
    'pointerup',
    ({ target, clientX, clientY }) => {
      if (!(target instanceof Element) || !phone.contains(target)) return
      if (Math.hypot(clientX - down.x, clientY - down.y) > STILL) return
      const label = labelOf(target, phone)
      if (label !== '') events.emit({ lane: 'user', op: 'tap', phase: 'moment', detail: label })
    },
    options,
  )
}

function labelOf(target: Element, phone: Element): string {
  const marked = target.closest(TAPPABLE)
  if (marked && phone.contains(marked)) {
    const said = marked.getAttribute('aria-label') ?? textOf(marked)
    if (said !== '') return short(said)
  }
  // A plain view with a handler: the nearest text around the finger, if it is a short one.
  for (let node: Element | null = target; node !== null && node !== phone; node = node.parentElement) {
    const text = textOf(node)
    if (text !== '') return text.length <= LONGEST ? text : ''
  }
  return ''
}

function textOf(node: Element): string {
  const [first = ''] = ((node as HTMLElement).innerText ?? '').trim().split('\n')
  return first.trim()
}

function short(text: string): string {
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST)}…`
}

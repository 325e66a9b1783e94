import type { HostEvents } from '../events'

/** What can be tapped, and tells something by its text or label. */
const TAPPABLE = 'button, wx-button, wx-navigator, [aria-role], [aria-label], .mh-tab, .mh-item, label, select'

const LONGEST = 16

/** Reports what the person taps in the phone, so that what follows can be read as its consequence. */
export function watchTaps(phone: HTMLElement, events: HostEvents): void {
  phone.addEventListener(
    'click',
    ({ target }) => {
      const label = target instanceof Element ? labelOf(target, phone) : ''
      if (label !== '') events.emit({ lane: 'user', op: 'tap', phase: 'moment', detail: label })
    },
    { capture: true },
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

import type { HostEvent, HostEvents } from '../events'
import { element } from '../phone/layer'
import { redact } from './redact'

/** Rows kept in the document; the record itself is longer. */
const ROWS = 400

const SIGNS: Readonly<Record<HostEvent['phase'], string>> = { call: '→', success: '✓', fail: '✗', moment: '·' }

/** The list of what just happened. */
export function eventPanel(events: HostEvents): HTMLElement {
  const list = element('ol', 'mh-events')
  const clear = element('button', 'mh-clear', '清空', () => {
    list.replaceChildren()
  })
  const add = (event: HostEvent) => {
    const follow = list.scrollHeight - list.scrollTop - list.clientHeight < 40
    list.append(row(event))
    if (list.childElementCount > ROWS) list.firstElementChild?.remove()
    if (follow) list.scrollTop = list.scrollHeight
  }
  for (const event of events.recent) add(event)
  events.on(add)
  return element('aside', 'mh-panel', [element('h1', '', '刚刚发生了什么'), clear, list])
}

function row({ lane, op, phase, ms, detail, at }: HostEvent): HTMLElement {
  const time = new Date(at).toISOString().slice(14, 23)
  const item = element('li', '', [
    element('time', '', time),
    element('b', '', lane),
    element('span', '', `${SIGNS[phase]} ${op}${ms === undefined ? '' : ` ${ms} ms`}`),
  ])
  item.dataset.lane = lane
  item.dataset.phase = phase
  if (detail !== undefined) {
    const text = typeof detail === 'string' ? detail : JSON.stringify(redact(detail), null, 1)
    item.append(
      element('details', '', [
        element('summary', '', text.replace(/\s+/g, ' ').slice(0, 90)),
        element('pre', '', text),
      ]),
    )
  }
  return item
}

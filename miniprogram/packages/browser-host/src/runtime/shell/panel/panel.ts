import type { HostEvents } from '../../events'
import { element } from '../../phone/layer'
import { type Call, CallLog, type CallLogView, type Group } from './callLog'
import { CallRow } from './callRow'
import { FILTERS } from './lanes'

/** Groups kept in the document. */
const GROUPS = 60

/** The panel "what just happened", and where service and platform report. */
export interface Panel {
  readonly node: HTMLElement
  readonly log: CallLog
}

export function panel(events: HostEvents): Panel {
  const list = new GroupList()
  const log = new CallLog(list)
  for (const event of events.recent) log.host(event)
  events.on((event) => {
    log.host(event)
  })
  const clear = element('button', 'mh-clear', '清空', () => {
    log.clear()
    list.clear()
  })
  const head = element('header', 'mh-panel-head', [element('h1', '', '刚刚发生了什么'), clear])
  const node = element('aside', 'mh-panel', [head, filters(list.node), list.node])
  node.setAttribute('aria-label', '刚刚发生了什么')
  return { node, log }
}

class GroupList implements CallLogView {
  readonly node = element('div', 'mh-groups')
  readonly #lists = new Map<Group, HTMLElement>()
  readonly #rows = new Map<Call, CallRow>()

  constructor() {
    this.#sayNothingYet()
  }

  group(group: Group): void {
    this.node.querySelector('.mh-nothing')?.remove()
    const calls = element('ol', 'mh-calls')
    const time = element('time', '', new Date(group.at).toTimeString().slice(0, 8))
    const title = element('h2', '', [element('span', '', group.title), time])
    this.#lists.set(group, calls)
    this.#follow(() => {
      this.node.append(element('section', 'mh-group', [title, calls]))
    })
    if (this.#lists.size > GROUPS) this.#forgetOldest()
  }

  insert(group: Group, index: number): void {
    const calls = this.#lists.get(group)
    const call = group.calls[index]
    if (!calls || !call) return
    const row = new CallRow(call)
    this.#rows.set(call, row)
    this.#follow(() => {
      calls.insertBefore(row.node, calls.children[index] ?? null)
    })
  }

  update(call: Call): void {
    this.#follow(() => this.#rows.get(call)?.draw())
  }

  clear(): void {
    this.#lists.clear()
    this.#rows.clear()
    this.node.replaceChildren()
    this.#sayNothingYet()
  }

  #sayNothingYet(): void {
    this.node.append(element('p', 'mh-nothing', '在手机上点点看：每一步引起的调用都会列在这里。'))
  }

  #forgetOldest(): void {
    const [oldest] = this.#lists.keys()
    if (!oldest) return
    for (const call of oldest.calls) this.#rows.delete(call)
    this.#lists.get(oldest)?.parentElement?.remove()
    this.#lists.delete(oldest)
  }

  /** Whoever reads at the end goes on reading at the end. */
  #follow(change: () => void): void {
    const { node } = this
    const atEnd = node.scrollHeight - node.scrollTop - node.clientHeight < 60
    change()
    if (atEnd) node.scrollTop = node.scrollHeight
  }
}

/** What of it is shown. */
function filters(list: HTMLElement): HTMLElement {
  const chips = FILTERS.map(({ id, label, lanes }) =>
    chip(label, id, true, (on) => {
      for (const lane of lanes) list.toggleAttribute(`data-without-${lane}`, !on)
    }),
  )
  const quiet = chip('细节', 'quiet', false, (on) => {
    list.toggleAttribute('data-with-quiet', on)
  })
  return element('div', 'mh-filters', [...chips, quiet])
}

function chip(label: string, id: string, on: boolean, change: (on: boolean) => void): HTMLElement {
  const button = element('button', 'mh-filter', label, () => {
    const pressed = button.getAttribute('aria-pressed') !== 'true'
    button.setAttribute('aria-pressed', String(pressed))
    change(pressed)
  })
  button.dataset.filter = id
  button.setAttribute('aria-pressed', String(on))
  return button
}

import { element } from '../../phone/layer'
import { redact } from '../redact'
import type { Call } from './callLog'
import { LANES } from './lanes'

const LONGEST = 4000

/** One line of the panel; a tap opens what was sent and what came back. */
export class CallRow {
  readonly node: HTMLElement
  readonly #head: HTMLElement
  #detail: HTMLElement | undefined

  constructor(private readonly call: Call) {
    this.#head = element('button', 'mh-call-head', [], () => {
      this.#toggle()
    })
    this.node = element('li', 'mh-call', [this.#head])
    this.draw()
  }

  draw(): void {
    const { call, node } = this
    const { lane, op, ms, outcome, why, state } = call
    node.dataset.lane = lane
    node.dataset.state = state
    node.toggleAttribute('data-inside', call.inside)
    node.toggleAttribute('data-quiet', call.quiet && state !== 'failed')
    const { from, to } = LANES[lane === 'user' ? 'page' : lane]
    const route = element('span', 'mh-route', to === '' ? from : `${from} → ${to}`)
    const name = element('span', 'mh-op', op.replace(/^(GET|PUT|POST|PATCH|DELETE) /, '$1 '))
    name.title = op
    const parts: HTMLElement[] = [route, name]
    if (outcome !== undefined) parts.push(element('span', 'mh-outcome', outcome))
    parts.push(element('span', 'mh-ms', state === 'running' ? '…' : ms === undefined ? '' : duration(ms)))
    this.#head.replaceChildren(...parts)
    node.querySelector('.mh-why')?.remove()
    if (why !== undefined && why !== '') this.#head.after(element('p', 'mh-why', String(redact(why))))
    if (this.#detail) this.#open()
  }

  #toggle(): void {
    if (this.#detail) {
      this.#detail.remove()
      this.#detail = undefined
      this.node.removeAttribute('data-open')
    } else this.#open()
  }

  #open(): void {
    this.#detail?.remove()
    const { sent, got, at, trace } = this.call
    const rows: [string, unknown][] = [
      ['时间', new Date(at).toTimeString().slice(0, 8) + `.${String(at % 1000).padStart(3, '0')}`],
      ['去', sent],
      ['回', got],
      ['trace', trace],
    ]
    const lines = rows
      .filter(([, value]) => value !== undefined)
      .flatMap(([label, value]) => [element('dt', '', label), element('dd', '', textOf(value))])
    this.#detail = element('dl', 'mh-detail', lines)
    this.node.append(this.#detail)
    this.node.toggleAttribute('data-open', true)
  }
}

function textOf(value: unknown): string {
  const shown = redact(value)
  const text = typeof shown === 'string' ? shown : JSON.stringify(shown, null, 2)
  return text.length > LONGEST ? `${text.slice(0, LONGEST)}…` : text
}

function duration(ms: number): string {
  if (ms >= 1000) return `${(ms / 1000).toFixed(1)} s`
  return ms >= 10 || Number.isInteger(ms) ? `${Math.round(ms)} ms` : `${ms.toFixed(1)} ms`
}

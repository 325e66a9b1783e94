import type { Control } from './control'
import type { Builtin } from './registry'

const SHAPES: Readonly<Record<string, string>> = {
  success: '✓',
  success_no_circle: '✓',
  info: 'i',
  warn: '!',
  waiting: '⏱',
  cancel: '✕',
  download: '↓',
  search: '⌕',
  clear: '✕',
}

interface RichNode {
  type?: string
  name?: string
  attrs?: Record<string, string>
  children?: RichNode[]
  text?: string
}

const ALLOWED =
  /^(a|abbr|address|article|aside|b|bdi|bdo|big|blockquote|br|caption|center|cite|code|col|colgroup|dd|del|div|dl|dt|em|fieldset|font|footer|h[1-6]|header|hr|i|img|ins|label|legend|li|mark|nav|ol|p|pre|q|rt|ruby|s|section|small|span|strong|sub|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul)$/
const ALLOWED_ATTRIBUTES = /^(class|style|alt|src|height|width|colspan|rowspan|align|dir|color|face|start|type)$/

/** Shows HTML as WeChat does: trusted tags and attributes only, and nothing that runs. */
function render(node: RichNode): Node | undefined {
  if (node.type === 'text' || (node.name === undefined && node.text !== undefined)) {
    const holder = document.createElement('textarea')
    holder.innerHTML = node.text ?? ''
    return document.createTextNode(holder.value)
  }
  const name = (node.name ?? '').toLowerCase()
  if (!ALLOWED.test(name)) return undefined
  const element = document.createElement(name)
  for (const [attribute, value] of Object.entries(node.attrs ?? {})) {
    if (ALLOWED_ATTRIBUTES.test(attribute) && !/^\s*javascript:/i.test(value)) element.setAttribute(attribute, value)
  }
  element.append(...(node.children ?? []).map(render).filter((child) => child !== undefined))
  return element
}

function fromHtml(html: string): RichNode[] {
  const parsed = new DOMParser().parseFromString(html, 'text/html')
  const convert = (node: Node): RichNode[] => {
    if (node.nodeType === Node.TEXT_NODE) return [{ type: 'text', text: escapeText(node.nodeValue ?? '') }]
    if (!(node instanceof Element)) return []
    const attrs = Object.fromEntries([...node.attributes].map(({ name, value }) => [name, value]))
    return [{ name: node.localName, attrs, children: [...node.childNodes].flatMap(convert) }]
  }
  return [...parsed.body.childNodes].flatMap(convert)
}

function escapeText(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
}

const paintIcon = (control: Control) => {
  control.node.dataset.type = control.text('type')
  control.node.textContent = SHAPES[control.text('type')] ?? ''
  control.node.style.fontSize = `${control.get<number>('size')}px`
  if (control.text('color') !== '') control.node.style.color = control.text('color')
}

const paintProgress = (control: Control) => {
  control.node.style.setProperty('--mh-percent', `${Math.min(100, Math.max(0, control.get<number>('percent')))}%`)
  control.node.style.setProperty('--mh-bar', control.text('activeColor') || control.text('color'))
  control.node.dataset.info = control.is('showInfo') ? `${control.get<number>('percent')}%` : ''
}

/** Icon, rich text, progress. */
export const media: Readonly<Record<string, Builtin>> = {
  icon: {
    properties: { type: String, size: { type: Number, value: 23 }, color: String },
    attached: paintIcon,
    changed: { type: paintIcon, size: paintIcon, color: paintIcon },
  },
  'rich-text': {
    properties: { nodes: { type: null, value: [] }, space: String, userSelect: Boolean },
    changed: {
      nodes: (control) => {
        const nodes = control.get<RichNode[] | string | null>('nodes') ?? []
        const list = typeof nodes === 'string' ? fromHtml(nodes) : nodes
        control.node.replaceChildren(...list.map(render).filter((child) => child !== undefined))
      },
    },
  },
  progress: {
    properties: {
      percent: Number,
      showInfo: Boolean,
      borderRadius: null,
      fontSize: null,
      strokeWidth: { type: null, value: 6 },
      color: { type: String, value: '#09bb07' },
      activeColor: String,
      backgroundColor: String,
      active: Boolean,
      activeMode: String,
      duration: Number,
    },
    attached: paintProgress,
    changed: { percent: paintProgress, activeColor: paintProgress, color: paintProgress, showInfo: paintProgress },
  },
}

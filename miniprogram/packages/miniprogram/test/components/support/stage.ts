import { Component as EaselComponent, Event, type Element as EaselElement } from 'glass-easel'
import { MiniProgramEnv } from 'glass-easel-miniprogram-adapter'
import { COMPONENTS, componentJson, componentTemplate } from '../../../scripts/component-sources.mjs'
import { definitions } from './definitions.js'
import { compileTemplate } from './template.js'

/** An event of one of our components, as a page's handler gets it. */
export interface Fired {
  type: string
  detail: Record<string, unknown>
}

/** An element on the stage. */
export interface Part {
  readonly text: string
  attribute(name: string): string | null
  hasClass(name: string): boolean
  /** Fires an event at the element, as the platform does. */
  fire(type: string, detail?: object): void
}

/** A page with our components on it, rendered by WeChat's glass-easel. */
export interface Stage {
  /** Events whose handler in the page is `on`, in order. */
  readonly events: Fired[]
  /** Those of one type. */
  fired(type: string): Record<string, unknown>[]
  /** Sets data of the page. */
  set(data: Record<string, unknown>): void
  all(selector: string): Part[]
  /** The only element of that selector; throws if there is none, or more. */
  one(selector: string): Part
  has(selector: string): boolean
  readonly text: string
  /** What the page's `selectComponent` gives. */
  component(selector: string): Record<string, (...args: unknown[]) => unknown>
  /** The page comes to the front, or leaves it. */
  pageLife(type: 'show' | 'hide'): void
  /** The page is taken away. */
  leave(): void
}

type Backed = Element & { __wxElement?: EaselElement }

const raised = new Set<Stage>()

/** Takes all stages away; for `afterEach`. */
export function clearStages(): void {
  for (const stage of [...raised]) stage.leave()
}

/**
 * Renders a page.
 *
 * @param wxml the page's template, which may use our components by their names and `on` as handler
 */
export async function raise(wxml: string, data: Record<string, unknown> = {}): Promise<Stage> {
  const env = new MiniProgramEnv()
  const space = env.createCodeSpace('', true)
  for (const name of COMPONENTS) {
    space.addComponentStaticConfig(`${name}/index`, componentJson(name))
    space.addCompiledTemplate(`${name}/index`, compileTemplate(`${name}/index`, componentTemplate(name)))
  }
  for (const [name, definition] of await definitions()) {
    space.component(`${name}/index`).definition(definition).register()
  }
  const usingComponents = Object.fromEntries(COMPONENTS.map((name) => [name, `/${name}/index`]))
  space.addComponentStaticConfig('page', { usingComponents })
  space.addCompiledTemplate('page', compileTemplate('page', wxml))
  const events: Fired[] = []
  const methods = {
    on: ({ type, detail }: Fired) => {
      events.push({ type, detail })
    },
  }
  space
    .component('page')
    .definition({ options: { multipleSlots: true }, data, methods })
    .register()

  const root = env.associateBackend().createRoot('page', space, 'page')
  const host = document.createElement('div')
  const placeholder = host.appendChild(document.createElement('div'))
  document.body.appendChild(host)
  root.attach(host as never, placeholder as never)

  const nodes = (selector: string) => [...host.querySelectorAll<Backed>(scoped(selector))]
  const page = root.get() as unknown as {
    setData(data: object): void
    selectComponent(selector: string): Record<string, (...args: unknown[]) => unknown> | null
  }
  const stage: Stage = {
    events,
    fired: (type) => events.filter((event) => event.type === type).map(({ detail }) => detail),
    set: (patch) => {
      page.setData(patch)
    },
    all: (selector) => nodes(selector).map(partOf),
    one: (selector) => {
      const found = nodes(selector)
      if (found.length !== 1) throw new Error(`${found.length} elements match ${selector} in ${host.innerHTML}`)
      return partOf(found[0]!)
    },
    has: (selector) => nodes(selector).length > 0,
    get text() {
      return textOf(host)
    },
    component: (selector) => {
      const found = page.selectComponent(selector)
      if (!found) throw new Error(`The page has no component ${selector}`)
      return found
    },
    pageLife: (type) => {
      for (const element of host.querySelectorAll<Backed>('*')) {
        const node = element.__wxElement
        if (node instanceof EaselComponent) node.triggerPageLifetime(type, [])
      }
    },
    leave: () => {
      if (!raised.delete(stage)) return
      root.release()
      host.remove()
    },
  }
  raised.add(stage)
  return stage
}

/** Classes of an isolated component carry its scope in front. */
function scoped(selector: string): string {
  return selector.replace(/\.([\w-]+)/g, ':is([class~="$1"],[class$="--$1"],[class*="--$1 "])')
}

function partOf(element: Backed): Part {
  return {
    text: textOf(element),
    attribute: (name) => element.getAttribute(name),
    hasClass: (name) => [...element.classList].some((one) => one === name || one.endsWith(`--${name}`)),
    fire: (type, detail = {}) => {
      const node = element.__wxElement
      if (!node) throw new Error(`No component framework element behind <${element.tagName}>`)
      Event.dispatchEvent(node, new Event(type, detail, { bubbles: type === 'tap', composed: type === 'tap' }))
    },
  }
}

/** Text without what stands in for a filled slot: the style sheet hides that, and jsdom has no style sheet. */
function textOf(element: Element): string {
  const copy = element.cloneNode(true) as Element
  for (const slot of copy.querySelectorAll('[class$="--menjin-slot"]')) {
    if (slot.childNodes.length > 0) slot.nextElementSibling?.remove()
  }
  const words: string[] = []
  const walker = document.createTreeWalker(copy, NodeFilter.SHOW_TEXT)
  while (walker.nextNode()) {
    const word = walker.currentNode.nodeValue?.trim()
    if (word) words.push(word)
  }
  return words.join(' ')
}

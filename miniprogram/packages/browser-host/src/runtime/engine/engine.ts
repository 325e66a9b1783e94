import { type GeneralComponent } from 'glass-easel'
import { type AssociatedBackend, type CodeSpace, MiniProgramEnv, type Root } from 'glass-easel-miniprogram-adapter'
import { type AppPackage, HOST, type PageJson, SCOPE } from '../../package'
import type { BuiltinRegistry } from '../builtin/registry'
import { type BackendContext, HostBackend } from './backend'
import { type Definition, normaliseDefinition } from './definition'
import { shapeEvents } from './eventShape'
import { ReadyQueue } from './readyQueue'
import { serialiseSetData } from './serialiseSetData'

/** What the engine needs of the host around it. */
export interface EngineContext extends Pick<BackendContext, 'tap'> {
  readonly app: AppPackage
  readonly templates: Readonly<Record<string, unknown>>
  readonly builtins: BuiltinRegistry
  /** Runs the script of a page or component, which calls `Page` or `Component`. */
  loadScript(path: string): void
  warn(message: string): void
}

/** A page or component's instance, as its author knows it. */
export interface Instance extends Record<string, unknown> {
  readonly data: Record<string, unknown>
  setData(patch: Record<string, unknown>, done?: () => void): void
}

/** A page on the screen. */
export interface MountedPage {
  readonly instance: Instance
  readonly component: GeneralComponent
  attach(place: HTMLElement): void
  release(): void
}

/** Renders pages with glass-easel: WeChat's component framework, without anything around it. */
export class Engine {
  readonly #space: CodeSpace
  readonly #backend: AssociatedBackend
  readonly #registered = new Set<string>()
  readonly #ready = new ReadyQueue()
  readonly #behaviors: Readonly<Record<string, unknown>>

  constructor(private readonly context: EngineContext) {
    shapeEvents()
    serialiseSetData(context.warn)
    const env = new MiniProgramEnv()
    this.#space = env.createCodeSpace('', true)
    const space = this.#space.getComponentSpace()
    // Frameworks put handlers on the instance instead of into `methods`.
    space.updateComponentOptions({ useMethodCallerListeners: true, writeIdToDOM: true })
    context.builtins.install(space)
    this.#behaviors = {
      'wx://form-field': this.#space
        .behavior()
        .definition({ properties: { name: String, value: null } })
        .register(),
      'wx://form-field-button': this.#space.behavior().definition({}).register(),
      'wx://component-export': this.#space.behavior().definition({}).register(),
    }
    const ready = this.#ready
    const noticed = space.define().definition({
      lifetimes: {
        attached(this: { _$?: GeneralComponent }) {
          ready.add(this._$ ?? (this as unknown as GeneralComponent))
        },
      },
    })
    this.#space.setOverallBehavior(noticed.registerBehavior())
    const known = knownTags(context)
    const created = (tag: string) => {
      if (!known.has(tag)) context.warn(`<${tag}> is not supported by the browser host`)
    }
    this.#backend = env.associateBackend(new HostBackend({ tap: context.tap, created }))
  }

  /** What `Component()` does for the file of that path. */
  defineComponent(path: string, definition: Definition): void {
    this.#configure(path, definition)
    const normal = normaliseDefinition(definition, (name) => this.#builtinBehavior(name))
    this.#space
      .component(path)
      .options(normal.options as never)
      .definition(normal as never)
      .register()
    this.#registered.add(path)
  }

  /** What `Page()` does. */
  definePage(path: string, definition: Definition): void {
    this.#configure(path, definition)
    const normal = normaliseDefinition(definition, (name) => this.#builtinBehavior(name))
    this.#space
      .component(path)
      .pageDefinition(normal as never)
      .register()
    this.#registered.add(path)
  }

  /** What `Behavior()` does. */
  defineBehavior(definition: Definition): unknown {
    const normal = normaliseDefinition(definition, (name) => this.#builtinBehavior(name))
    return this.#space
      .behavior()
      .definition(normal as never)
      .register()
  }

  /**
   * Makes a page and everything on it, without showing it.
   *
   * @param query - its parameters, which become properties where the page is a component
   */
  createPage(path: string, query: Readonly<Record<string, string>>): MountedPage {
    this.#load(path)
    const pairs = Object.entries(query).map(([name, value]) => `${name}=${value}`)
    const url = pairs.length > 0 ? `/${path}?${pairs.join('&')}` : `/${path}`
    const root: Root = this.#backend.createRoot('page', this.#space, url)
    const component = root.getComponent()
    return {
      instance: root.get() as unknown as Instance,
      component,
      attach: (place) => {
        const placeholder = place.appendChild(document.createElement('div'))
        root.attach(place as never, placeholder as never)
        this.#ready.flushSoon()
      },
      release: () => {
        root.release()
      },
    }
  }

  /** Loads a page or component with everything that it uses, what is used first. */
  #load(path: string, loading = new Set<string>()): void {
    if (this.#registered.has(path) || loading.has(path)) return
    loading.add(path)
    const entry = this.context.app.components[path]
    if (!entry) throw new Error(`There is no page or component ${path}`)
    for (const dependency of entry.dependencies) this.#load(dependency, loading)
    this.context.loadScript(path)
    if (this.#registered.has(path)) return
    this.context.warn(`${path} registers no page or component`)
    this.definePage(path, {})
  }

  #configure(path: string, definition: Definition): void {
    const entry = this.context.app.components[path]
    if (!entry) throw new Error(`There is no page or component ${path} in the app`)
    const json: PageJson = { ...entry.json }
    // A page of a framework may call itself a component; its styles are a page's all the same.
    if (entry.page) json.component = false
    // WeChat takes these from either place, the adapter from the JSON only.
    json.styleIsolation ??= definition.options?.styleIsolation as string
    json.addGlobalClass ??= definition.options?.addGlobalClass as boolean
    const scope = isShared(json) ? '' : `c${this.#registered.size}`
    this.#space.addComponentStaticConfig(path, JSON.parse(JSON.stringify(json)) as never)
    this.#space.addStyleSheet(path, undefined, scope)
    this.#space.addCompiledTemplate(path, {
      groupList: this.context.templates,
      content: this.context.templates[path],
    } as never)
    addStyle(path, entry.style.replaceAll(SCOPE, scope === '' ? '' : `${scope}--`).replaceAll(HOST, scope))
  }

  #builtinBehavior(name: string): unknown {
    const behavior = this.#behaviors[name]
    if (!behavior) this.context.warn(`The built-in behavior "${name}" is not supported`)
    return behavior
  }
}

/** The built-in components, and all names that the app gives to its own. */
function knownTags({ builtins, app }: EngineContext): ReadonlySet<string> {
  const names = Object.values(app.components).flatMap(({ json }) => [
    ...Object.keys(json.usingComponents ?? {}),
    ...Object.keys(json.componentGenerics ?? {}),
  ])
  return new Set(['page', ...builtins.tags, ...names])
}

/** Whether a component's classes are those of the page, so that they carry no scope. */
function isShared({ component, styleIsolation }: PageJson): boolean {
  return styleIsolation === undefined ? component !== true : /^(page-)?shared$/.test(styleIsolation)
}

export function addStyle(path: string, css: string): void {
  if (css === '') return
  const style = document.createElement('style')
  style.dataset.path = path
  style.textContent = css
  document.head.append(style)
}

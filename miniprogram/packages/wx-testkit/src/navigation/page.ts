import type { EventChannel } from './eventChannel'

/**
 * What `Page()` takes: life-cycle functions, data, and anything else.
 *
 * @public
 */
export interface PageDefinition {
  data?: Record<string, unknown>
  onLoad?(query: Record<string, string>): void
  onShow?(): void
  onReady?(): void
  onHide?(): void
  onUnload?(): void
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- pages carry whatever their authors give them
  [member: string]: any
}

/**
 * A page on the stack, as `getCurrentPages()` gives it.
 *
 * @public
 */
export interface PageInstance extends PageDefinition {
  /** Path without leading slash and without query. */
  readonly route: string
  /** The query, not decoded. */
  readonly options: Record<string, string>
  data: Record<string, unknown>
  setData(patch: Record<string, unknown>, callback?: () => void): void
  /** An empty object where the page was not opened by `navigateTo`. */
  getOpenerEventChannel(): EventChannel | Record<string, never>
  selectComponent(selector: string): unknown
}

/** Components that {@link PageInstance.selectComponent} finds, by selector. */
export type MountedComponents = Record<string, unknown>

export function createPage(
  route: string,
  query: Record<string, string>,
  definition: PageDefinition,
  channel: EventChannel | undefined,
  components: MountedComponents,
): PageInstance {
  return {
    ...definition,
    data: structuredClone(definition.data ?? {}),
    route,
    options: query,
    setData(patch, callback) {
      for (const [path, value] of Object.entries(patch)) assignPath(this.data, path, value)
      callback?.()
    },
    getOpenerEventChannel: () => channel ?? {},
    selectComponent: (selector) => components[selector] ?? null,
  }
}

/** Sets `a.b[0].c` the way `setData` reads such a key. */
function assignPath(target: Record<string, unknown>, path: string, value: unknown): void {
  const steps = path.match(/[^.[\]]+/g) ?? [path]
  let holder = target
  steps.slice(0, -1).forEach((step, i) => {
    const existing = holder[step]
    if (typeof existing !== 'object' || existing === null) holder[step] = /^\d+$/.test(steps[i + 1] ?? '') ? [] : {}
    holder = holder[step] as Record<string, unknown>
  })
  holder[steps[steps.length - 1] ?? path] = value
}

import { Component as EaselComponent, type GeneralComponent } from 'glass-easel'
import { serialisePatch } from './serialise'

type SetData = (this: GeneralComponent, data: unknown) => void

const prototype = EaselComponent.prototype as unknown as { setData: SetData }
const original = prototype.setData

/**
 * Lets only what JSON can say into `setData`, as if view and logic were apart, and says what is lost. Without a view,
 * as when a request is answered after its page is gone, only the data change, which WeChat does without a word.
 */
export function serialiseSetData(warn: (message: string) => void): void {
  prototype.setData = function (data) {
    const patch = serialisePatch((data ?? {}) as Record<string, unknown>, (path, problem) => {
      warn(`setData in ${this.is}: ${path}: ${problem}`)
    })
    if (isGone(this)) for (const [path, value] of Object.entries(patch)) put(this.data, path, value)
    else original.call(this, patch)
  }
}

/** Whether the engine has taken the view away: of the component itself, or of what it stands in. */
function isGone(component: GeneralComponent): boolean {
  if (component.getBackendContext() === null) return true
  const host = component.ownerShadowRoot?.getHostNode()
  return host !== undefined && isGone(host)
}

type Branch = Record<string, unknown>

/** Writes below a path such as `list[0].name`; what is missing on the way is made. */
function put(data: Branch, path: string, value: unknown): void {
  const names = path.match(/[^.[\]]+/g) ?? []
  const last = names.pop()
  if (last === undefined) return
  let at = data
  names.forEach((name, i) => {
    const next = at[name]
    const missing = /^\d+$/.test(names[i + 1] ?? last) ? [] : {}
    at = at[name] = (typeof next === 'object' && next !== null ? next : missing) as Branch
  })
  at[last] = value
}

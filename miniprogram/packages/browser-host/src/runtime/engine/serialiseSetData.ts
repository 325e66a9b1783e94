import { Component as EaselComponent, type GeneralComponent } from 'glass-easel'
import { serialisePatch } from './serialise'

type SetData = (this: GeneralComponent, data: unknown) => void

const prototype = EaselComponent.prototype as unknown as { setData: SetData }
const original = prototype.setData

/** Lets only what JSON can say into `setData`, as if view and logic were apart, and says what is lost. */
export function serialiseSetData(warn: (message: string) => void): void {
  prototype.setData = function (data) {
    const patch = serialisePatch((data ?? {}) as Record<string, unknown>, (path, problem) => {
      warn(`setData in ${this.is}: ${path}: ${problem}`)
    })
    original.call(this, patch)
  }
}

import { Event as EaselEvent, type Element as EaselElement } from 'glass-easel'

interface EventPlace {
  id: string
  dataset: Record<string, unknown>
  offsetLeft: number
  offsetTop: number
}

/**
 * Gives events the form that handlers know from WeChat: own fields, which frameworks copy, and places instead of
 * elements.
 */
export function shapeEvents(): void {
  const prototype = EaselEvent.prototype as unknown as {
    wrapShadowedEvent: (this: EaselEvent<unknown>, target: unknown, mark: unknown, currentTarget: unknown) => unknown
  }
  prototype.wrapShadowedEvent = function (target, mark, currentTarget) {
    const shaped = Object.create(this) as Record<string, unknown>
    const { type, timeStamp, detail, extraFields } = this
    Object.assign(shaped, { type, timeStamp, detail, mark: mark ?? {} }, extraFields)
    shaped.target = placeOf(target)
    shaped.currentTarget = placeOf(currentTarget)
    return shaped
  }
}

/** @param caller - an element, or the instance of a component, which leads to its element */
function placeOf(caller: unknown): EventPlace {
  const element = ((caller as { _$?: EaselElement })._$ ?? caller) as EaselElement
  const node = element.getBackendElement() as unknown as Partial<HTMLElement> | null
  return {
    id: element.id,
    dataset: { ...(element.dataset as Record<string, unknown> | null) },
    offsetLeft: node?.offsetLeft ?? 0,
    offsetTop: node?.offsetTop ?? 0,
  }
}

import type { Control } from './control'
import type { Property } from './registry'

/** The properties of what reacts to a finger. */
export function hoverProperties(hoverClass: string): Record<string, Property> {
  return {
    hoverClass: { type: String, value: hoverClass },
    hoverStopPropagation: Boolean,
    hoverStartTime: { type: Number, value: 50 },
    hoverStayTime: { type: Number, value: 400 },
  }
}

/** Gives the element its hover class while a finger is on it, and a moment longer. */
export function hover(control: Control, off: () => boolean = () => false): void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let shown = ''
  const show = (name: string) => {
    for (const one of shown.split(/\s+/)) if (one !== '') control.component.classList?.toggle(one, false)
    shown = name
    for (const one of name.split(/\s+/)) if (one !== '') control.component.classList?.toggle(one, true)
  }
  const later = (name: string, ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => {
      show(name)
    }, ms)
  }
  control.node.addEventListener('pointerdown', (event) => {
    const name = control.text('hoverClass')
    if (name === '' || name === 'none' || off()) return
    if (control.is('hoverStopPropagation')) event.stopPropagation()
    later(name, control.get<number>('hoverStartTime'))
  })
  for (const end of ['pointerup', 'pointercancel', 'pointerleave']) {
    control.node.addEventListener(end, () => {
      if (shown !== '') later('', control.get<number>('hoverStayTime'))
      else clearTimeout(timer)
    })
  }
  control.onDetached(() => {
    clearTimeout(timer)
  })
}

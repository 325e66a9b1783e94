import { type Control, inner } from './control'
import { makeField } from './form'
import type { Builtin } from './registry'

const rangeOf = (control: Control) => control.node.querySelector('input') as HTMLInputElement

const apply = (control: Control) => {
  const range = rangeOf(control)
  range.min = control.text('min')
  range.max = control.text('max')
  range.step = control.text('step')
  range.disabled = control.is('disabled')
  range.value = control.text('value')
}

export const slider: Readonly<Record<string, Builtin>> = {
  slider: {
    properties: {
      name: String,
      min: Number,
      max: { type: Number, value: 100 },
      step: { type: Number, value: 1 },
      value: Number,
      disabled: Boolean,
      showValue: Boolean,
      color: String,
      selectedColor: String,
      activeColor: String,
      backgroundColor: String,
      blockSize: Number,
      blockColor: String,
    },
    created: (control) => {
      const range = inner(control, 'input')
      range.type = 'range'
      range.addEventListener('input', () => {
        control.set('value', Number(range.value))
        control.fire('changing', { value: Number(range.value) })
      })
      range.addEventListener('change', () => {
        control.fire('change', { value: Number(range.value) })
      })
      makeField(control, {
        value: () => control.get('value'),
        reset: () => {
          control.set('value', control.get('min'))
        },
      })
    },
    attached: apply,
    changed: { min: apply, max: apply, step: apply, value: apply, disabled: apply },
  },
}

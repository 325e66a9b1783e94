import { type Control, controlOf } from './control'
import { makeField } from './form'
import type { Builtin } from './registry'

const MARKED = { value: String, checked: Boolean, disabled: Boolean, color: String }

const mark = (control: Control) => {
  control.node.toggleAttribute('checked', control.is('checked'))
  control.node.toggleAttribute('disabled', control.is('disabled'))
  control.node.setAttribute('aria-checked', String(control.is('checked')))
  if (control.text('color') !== '') control.node.style.setProperty('--mh-choice', control.text('color'))
}

const membersOf = (group: Control, tag: string) =>
  [...group.node.querySelectorAll(tag)].map(controlOf).filter((control) => control !== undefined)

const chosen = (group: Control, tag: string) =>
  membersOf(group, tag)
    .filter((control) => control.is('checked'))
    .map((control) => control.text('value'))

function group(tag: string, value: (group: Control) => unknown): Builtin {
  return {
    properties: { name: String },
    created: (control) => {
      makeField(control, {
        value: () => value(control),
        reset: () => {
          for (const member of membersOf(control, tag)) member.set('checked', false)
        },
      })
    },
  }
}

function choice(role: string, tap: (control: Control) => void): Builtin {
  return {
    properties: MARKED,
    created: (control) => {
      control.node.setAttribute('role', role)
      control.node.prepend(Object.assign(document.createElement('i'), { className: 'mh-mark' }))
      control.on('tap', () => {
        if (!control.is('disabled')) tap(control)
      })
    },
    attached: mark,
    changed: { checked: mark, disabled: mark, color: mark },
  }
}

/** Check-boxes, radios, switch, and the label that taps them. */
export const choices: Readonly<Record<string, Builtin>> = {
  'checkbox-group': group('wx-checkbox', (control) => chosen(control, 'wx-checkbox')),
  checkbox: choice('checkbox', (control) => {
    control.set('checked', !control.is('checked'))
    const around = controlOf(control.node.closest('wx-checkbox-group'))
    around?.fire('change', { value: chosen(around, 'wx-checkbox') })
  }),
  'radio-group': group('wx-radio', (control) => chosen(control, 'wx-radio')[0] ?? ''),
  radio: choice('radio', (control) => {
    if (control.is('checked')) return
    const around = controlOf(control.node.closest('wx-radio-group'))
    if (around) for (const other of membersOf(around, 'wx-radio')) other.set('checked', false)
    control.set('checked', true)
    around?.fire('change', { value: control.text('value') })
  }),
  switch: {
    properties: { ...MARKED, name: String, type: { type: String, value: 'switch' } },
    created: (control) => {
      control.node.setAttribute('role', 'switch')
      makeField(control, {
        value: () => control.is('checked'),
        reset: () => {
          control.set('checked', false)
        },
      })
      control.on('tap', () => {
        if (control.is('disabled')) return
        control.set('checked', !control.is('checked'))
        control.fire('change', { value: control.is('checked') })
      })
    },
    attached: mark,
    changed: { checked: mark, disabled: mark, color: mark },
  },
  label: {
    properties: { for: String },
    created: (control) => {
      control.node.addEventListener('click', (event) => {
        const tappable = 'wx-checkbox,wx-radio,wx-switch,wx-button'
        const target = event.target as Element
        // What the finger met itself has had its tap.
        if (target.closest(tappable)) return
        const wanted = control.text('for')
        const found =
          wanted === ''
            ? control.node.querySelector(`${tappable},wx-input,wx-textarea`)
            : (control.node.closest('wx-page')?.querySelector(`[id$="--${CSS.escape(wanted)}"]`) ?? null)
        const labelled = controlOf(found)
        if (!labelled) return
        if (/^WX-(INPUT|TEXTAREA)$/.test(labelled.node.tagName)) {
          labelled.node.querySelector<HTMLElement>('input,textarea')?.focus()
        } else labelled.fire('tap', {}, true)
      })
    },
  },
}

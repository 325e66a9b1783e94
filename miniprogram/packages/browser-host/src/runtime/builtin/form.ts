import { type Control, controlOf } from './control'
import type { Builtin } from './registry'

/** What a control gives to its form. */
export interface Field {
  value(): unknown
  reset(): void
}

const fields = new WeakMap<Control, Field>()

/** Makes a control part of the form that it stands in. */
export function makeField(control: Control, field: Field): void {
  fields.set(control, field)
}

/** The form around a control. */
export function formOf(control: Control): Control | undefined {
  return controlOf(control.node.closest('wx-form'))
}

/** Fires `submit` with the values of all named controls. */
export function submitForm(form: Control, by: Control): void {
  const value: Record<string, unknown> = {}
  for (const [control, field] of fieldsOf(form)) {
    const name = control.text('name')
    if (name !== '') value[name] = field.value()
  }
  const target = { id: by.id, dataset: { ...(by.component.dataset as object | null) } }
  form.fire('submit', { value, target, ...(form.is('reportSubmit') ? { formId: 'the formId is a mock one' } : {}) })
}

export function resetForm(form: Control): void {
  for (const [, field] of fieldsOf(form)) field.reset()
  form.fire('reset')
}

/** The controls of a form; those inside of other components are not of the form, as in WeChat. */
function fieldsOf(form: Control): [Control, Field][] {
  return [...form.node.querySelectorAll('*')].flatMap((node): [Control, Field][] => {
    const control = controlOf(node)
    const field = control && fields.get(control)
    if (!control || !field || control.component.ownerShadowRoot !== form.component.ownerShadowRoot) return []
    return [[control, field]]
  })
}

export const form: Readonly<Record<string, Builtin>> = {
  form: { properties: { reportSubmit: Boolean, reportSubmitTimeout: Number } },
}

import type { Control } from './control'
import { formOf, resetForm, submitForm } from './form'
import { hover, hoverProperties } from './hover'
import type { Builtin } from './registry'
import type { BuiltinServices } from './services'

/** Button with WeChat's look, its form-type and its open-type. */
export function button(services: BuiltinServices): Readonly<Record<string, Builtin>> {
  const reflect = (name: string) => (control: Control) => {
    control.node.setAttribute(name, control.text(name === 'open-type' ? 'openType' : name))
  }
  const mark = (name: string) => (control: Control) => {
    control.node.toggleAttribute(name, control.is(name))
  }
  return {
    button: {
      properties: {
        ...hoverProperties('button-hover'),
        hoverStartTime: { type: Number, value: 20 },
        hoverStayTime: { type: Number, value: 70 },
        type: { type: String, value: 'default' },
        size: { type: String, value: 'default' },
        plain: Boolean,
        disabled: Boolean,
        loading: Boolean,
        formType: String,
        openType: String,
        lang: { type: String, value: 'en' },
        sessionFrom: String,
        sendMessageTitle: String,
        sendMessagePath: String,
        sendMessageImg: String,
        appParameter: String,
        showMessageCard: Boolean,
        phoneNumberNoQuotaToast: { type: Boolean, value: true },
      },
      created: (control) => {
        control.node.setAttribute('role', 'button')
        control.node.setAttribute('type', 'default')
        hover(control, () => control.is('disabled'))
        control.on('tap', () => {
          if (control.is('disabled')) return
          // After the handlers of this tap.
          queueMicrotask(() => {
            const form = formOf(control)
            if (form && control.text('formType') === 'submit') submitForm(form, control)
            if (form && control.text('formType') === 'reset') resetForm(form)
            if (control.text('openType') !== '') services.openType(control, control.text('openType'))
          })
        })
      },
      changed: {
        type: reflect('type'),
        size: reflect('size'),
        openType: reflect('open-type'),
        plain: mark('plain'),
        disabled: mark('disabled'),
        loading: mark('loading'),
      },
    },
  }
}

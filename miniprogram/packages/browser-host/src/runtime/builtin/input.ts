import { type Control, inner } from './control'
import { formOf, makeField, submitForm } from './form'
import type { Builtin, Property } from './registry'
import type { BuiltinServices } from './services'

type TextElement = HTMLInputElement | HTMLTextAreaElement

const TEXT_PROPERTIES: Readonly<Record<string, Property>> = {
  name: String,
  value: String,
  placeholder: String,
  placeholderStyle: String,
  placeholderClass: { type: String, value: 'input-placeholder' },
  disabled: Boolean,
  maxlength: { type: Number, value: 140 },
  focus: Boolean,
  autoFocus: Boolean,
  cursor: Number,
  cursorSpacing: Number,
  selectionStart: Number,
  selectionEnd: Number,
  adjustPosition: { type: Boolean, value: true },
  holdKeyboard: Boolean,
  confirmType: { type: String, value: 'done' },
  confirmHold: Boolean,
  alwaysEmbed: Boolean,
}

const KEYBOARDS: Readonly<Record<string, string>> = { number: 'numeric', digit: 'decimal', idcard: 'text' }

/** One-line and many-line text. */
export function input(services: BuiltinServices): Readonly<Record<string, Builtin>> {
  const elementOf = (control: Control) => control.node.querySelector('input,textarea') as TextElement
  const setText = (control: Control, text: string) => {
    elementOf(control).value = text
    control.set('value', text)
  }
  const listen = (control: Control, element: TextElement) => {
    element.addEventListener('input', () => {
      control.set('value', element.value)
      control.fire('input', { value: element.value, cursor: element.selectionStart ?? element.value.length })
    })
    element.addEventListener('focus', () => {
      if (control.text('type') === 'nickname') offerNickname(control)
      control.fire('focus', { value: element.value, height: 0 })
    })
    element.addEventListener('blur', () => {
      if (control.text('type') === 'nickname') leaveNickname(control)
      else control.fire('blur', { value: element.value, cursor: element.selectionEnd ?? 0 })
    })
    makeField(control, {
      value: () => elementOf(control).value,
      reset: () => {
        setText(control, '')
      },
    })
  }
  const leaveNickname = (control: Control) => {
    const typed = elementOf(control).value
    control.node.querySelector('.mh-nickname')?.remove()
    const { value, events } = services.nickname(typed)
    // What was typed has been told already.
    for (const { type, detail } of events) if (type !== 'input') control.fire(type, detail)
    if (value !== typed) setText(control, value)
  }
  /** What WeChat shows above the keyboard. */
  const offerNickname = (control: Control) => {
    const suggestion = services.suggestedNickname()
    if (suggestion === undefined || control.node.querySelector('.mh-nickname')) return
    const offer = document.createElement('button')
    offer.className = 'mh-nickname'
    offer.textContent = `用微信昵称：${suggestion}`
    offer.addEventListener('pointerdown', (event) => {
      // The input keeps the focus.
      event.preventDefault()
      event.stopPropagation()
      setText(control, suggestion)
      control.fire('input', { value: suggestion, cursor: suggestion.length })
      elementOf(control).blur()
    })
    control.node.append(offer)
  }
  const changed: Builtin['changed'] = {
    value: (control) => {
      const element = elementOf(control)
      if (element.value !== control.text('value')) element.value = control.text('value')
    },
    placeholder: (control) => {
      elementOf(control).placeholder = control.text('placeholder')
    },
    disabled: (control) => {
      elementOf(control).disabled = control.is('disabled')
    },
    maxlength: (control) => {
      const limit = control.get<number>('maxlength')
      if (limit < 0) elementOf(control).removeAttribute('maxlength')
      else elementOf(control).maxLength = limit
    },
    focus: (control) => {
      if (control.is('focus')) elementOf(control).focus()
    },
    ariaLabel: (control) => {
      elementOf(control).setAttribute('aria-label', control.text('ariaLabel'))
    },
  }
  const attached = (control: Control) => {
    if (control.is('focus') || control.is('autoFocus')) elementOf(control).focus()
  }
  return {
    input: {
      properties: { ...TEXT_PROPERTIES, type: { type: String, value: 'text' }, password: Boolean },
      created: (control) => {
        const element = inner(control, 'input')
        element.maxLength = 140
        listen(control, element)
        element.addEventListener('keydown', (event) => {
          if (event.key !== 'Enter' || event.isComposing) return
          control.fire('confirm', { value: element.value })
          if (!control.is('confirmHold')) element.blur()
          const form = formOf(control)
          if (form && control.text('confirmType') === 'send') submitForm(form, control)
        })
      },
      attached,
      changed: {
        ...changed,
        type: (control) => {
          control.node.setAttribute('type', control.text('type'))
          elementOf(control).inputMode = KEYBOARDS[control.text('type')] ?? 'text'
        },
        password: (control) => {
          ;(elementOf(control) as HTMLInputElement).type = control.is('password') ? 'password' : 'text'
        },
      },
    },
    textarea: {
      properties: {
        ...TEXT_PROPERTIES,
        autoHeight: Boolean,
        fixed: Boolean,
        showConfirmBar: { type: Boolean, value: true },
        disableDefaultPadding: Boolean,
      },
      created: (control) => {
        const element = inner(control, 'textarea')
        element.maxLength = 140
        listen(control, element)
        element.addEventListener('input', () => {
          if (!control.is('autoHeight')) return
          element.style.height = 'auto'
          element.style.height = `${element.scrollHeight}px`
        })
      },
      attached,
      changed,
    },
  }
}

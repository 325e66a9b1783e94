import type { Persona } from '../../hostConfig'
import { choice, element, type Layers, type Settle } from './layer'
import { drawAvatar } from './avatarPicture'

/** What the user does in the dialog of the phone button. */
export type PhoneAnswer = { allow: true; phone?: string } | { allow: false }

/** What the user does in the avatar picker. */
export type AvatarAnswer = 'cancel' | Uint8Array

/** The dialogs in which a person gives something away: phone number and avatar. */
export class PersonDialogs {
  constructor(
    private readonly layers: Layers,
    private readonly person: () => Persona,
    private readonly appName: () => string,
    private readonly chooseFile: () => Promise<Uint8Array>,
  ) {}

  /** WeChat's dialog of `getPhoneNumber`; the realtime one has the number verified by a text message. */
  phone(realtime: boolean): Promise<PhoneAnswer> {
    const { phone, otherPhones = [] } = this.person()
    const numbers = [...(phone === undefined ? [] : [phone]), ...otherPhones]
    return this.layers.ask('phone', (settle: Settle<PhoneAnswer>) => {
      const rows = numbers.map((number, i) => this.#number(number, i === 0 && number === phone, settle))
      const other = element('button', 'mh-item mh-other', '使用其它号码', () => {
        typeNumber(box, settle)
      })
      const deny = element('button', 'mh-item mh-deny', '不允许', () => {
        settle({ allow: false })
      })
      const what = realtime ? '验证并使用你的手机号' : '获取你的手机号'
      const head = [asks(this.appName()), element('h2', '', what)]
      const none = numbers.length === 0 ? [this.#number('微信绑定号码', true, settle)] : []
      const box: HTMLElement = element('div', 'mh-sheet mh-request', [...head, ...rows, ...none, other, deny])
      return box
    })
  }

  avatar(): Promise<AvatarAnswer> {
    return this.layers.ask<AvatarAnswer>(
      'avatar',
      (settle) => {
        const { id, nickname } = this.person()
        const wechat = element('button', 'mh-item', '用微信头像', () => {
          void drawAvatar(nickname ?? id).then(settle)
        })
        const album = element('button', 'mh-item', '从相册选择', () => {
          void this.chooseFile().then(settle, () => {
            settle('cancel')
          })
        })
        const cancel = element('button', 'mh-item mh-cancel', '取消', () => {
          settle('cancel')
        })
        return element('div', 'mh-sheet', [element('div', 'mh-hint', '获取你的昵称、头像'), wechat, album, cancel])
      },
      () => 'cancel',
    )
  }

  #number(number: string, own: boolean, settle: Settle<PhoneAnswer>): HTMLElement {
    const shown = number.replace(/^(\d{3})\d{4}(\d+)$/, '$1****$2')
    const rest = own ? [element('small', '', '微信绑定号码')] : []
    return element('button', 'mh-item mh-number', [element('span', '', shown), ...rest], () => {
      settle(own ? { allow: true } : { allow: true, phone: number })
    })
  }
}

function typeNumber(box: HTMLElement, settle: Settle<PhoneAnswer>): void {
  const field = element('input', 'mh-field')
  field.placeholder = '手机号'
  field.inputMode = 'tel'
  type Answer = 'use' | 'deny'
  const answered: Settle<Answer> = (answer) => {
    const phone = field.value.trim()
    if (answer === 'deny') settle({ allow: false })
    else if (/^\d{5,15}$/.test(phone)) settle({ allow: true, phone })
    else field.focus()
  }
  box.replaceChildren(element('h2', '', '使用其它号码'), field, choice(answered, ['不允许', 'deny'], ['允许', 'use']))
  field.focus()
}

/** Who asks, as WeChat writes above its question. */
function asks(appName: string): HTMLElement {
  const logo = element('span', 'mh-logo', Array.from(appName)[0] ?? '')
  return element('div', 'mh-from', [logo, element('span', '', `${appName} 申请`)])
}

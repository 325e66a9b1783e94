import type { ActionSheetOptions, AuthSetting, ModalOptions } from '@menjin/wx-testkit'
import { choice, element, type Layers, type Settle } from './layer'

interface ModalAnswer {
  confirm: boolean
  content?: string
}

const SCOPE_NAMES: Readonly<Record<string, string>> = {
  'scope.userLocation': '位置信息',
  'scope.userFuzzyLocation': '模糊位置信息',
  'scope.record': '麦克风',
  'scope.camera': '摄像头',
  'scope.bluetooth': '蓝牙',
  'scope.writePhotosAlbum': '添加到相册',
  'scope.addPhoneContact': '添加到联系人',
  'scope.addPhoneCalendar': '添加到日历',
  'scope.werun': '微信运动步数',
}

/** The dialogs of WeChat that any app can open. */
export class Dialogs {
  constructor(
    private readonly layers: Layers,
    private readonly appName: () => string,
  ) {}

  modal(options: ModalOptions): Promise<ModalAnswer> {
    return this.layers.ask('modal', (settle: Settle<ModalAnswer>) => {
      const field = element('input', 'mh-field')
      field.placeholder = options.placeholderText ?? ''
      if (options.editable) field.value = options.content ?? ''
      const body = options.editable ? field : element('div', 'mh-text', options.content ?? '')
      const answer = (confirm: boolean) => {
        settle(options.editable ? { confirm, content: field.value } : { confirm })
      }
      const no = options.showCancel === false ? undefined : ([options.cancelText ?? '取消', false] as [string, boolean])
      const buttons = choice(answer, no, [options.confirmText ?? '确定', true])
      const [first] = buttons.children
      if (options.cancelColor !== undefined && no) (first as HTMLElement).style.color = options.cancelColor
      if (options.confirmColor !== undefined)
        (buttons.lastElementChild as HTMLElement).style.color = options.confirmColor
      const title = options.title ? [element('h2', '', options.title)] : []
      return element('div', 'mh-modal', [...title, body, buttons])
    })
  }

  async confirm(text: string, title: string, yes: string, no: string): Promise<boolean> {
    return (await this.modal({ title, content: text, confirmText: yes, cancelText: no })).confirm
  }

  async notice(text: string): Promise<void> {
    await this.modal({ content: text, showCancel: false })
  }

  actionSheet({ itemList, alertText, itemColor }: ActionSheetOptions): Promise<{ tapIndex: number | 'cancel' }> {
    interface Answer {
      tapIndex: number | 'cancel'
    }
    return this.layers.ask<Answer>(
      'action-sheet',
      (settle) => {
        const items = itemList.map((label, tapIndex) => {
          const item = element('button', 'mh-item', label, () => {
            settle({ tapIndex })
          })
          item.style.color = itemColor ?? ''
          return item
        })
        const cancel = element('button', 'mh-item mh-cancel', '取消', () => {
          settle({ tapIndex: 'cancel' })
        })
        const head = alertText ? [element('div', 'mh-hint', alertText)] : []
        return element('div', 'mh-sheet', [...head, ...items, cancel])
      },
      () => ({ tapIndex: 'cancel' }),
    )
  }

  /** Permission of the settings type. */
  permission(scope: string): Promise<{ allow: boolean }> {
    return this.layers.ask('permission', (settle: Settle<{ allow: boolean }>) =>
      element('div', 'mh-sheet mh-request', [
        element('div', 'mh-from', `${this.appName()} 申请`),
        element('h2', '', `使用你的${SCOPE_NAMES[scope] ?? scope}`),
        choice(settle, ['拒绝', { allow: false }], ['允许', { allow: true }]),
      ]),
    )
  }

  /** The panel of `wx.openSetting`: a switch for each permission asked for. */
  settings(current: AuthSetting): Promise<{ set: AuthSetting }> {
    const set: AuthSetting = {}
    return this.layers.ask('settings', (settle: Settle<{ set: AuthSetting }>) => {
      const rows = Object.entries(current).map(([scope, allowed]) => {
        const box = element('input', '')
        box.type = 'checkbox'
        box.checked = allowed
        box.addEventListener('change', () => {
          set[scope] = box.checked
        })
        return element('label', 'mh-row', [element('span', '', SCOPE_NAMES[scope] ?? scope), box])
      })
      const none = rows.length === 0 ? [element('div', 'mh-hint', '没有可设置的权限')] : []
      const close = element('button', 'mh-yes', '返回', () => {
        settle({ set })
      })
      return element('div', 'mh-sheet mh-request', [element('h2', '', '设置'), ...rows, ...none, close])
    })
  }

  /** WeChat's own consent dialog, for apps that bring none. */
  privacy(contract: string): Promise<{ agree: boolean }> {
    return this.layers.ask('privacy', (settle: Settle<{ agree: boolean }>) =>
      element('div', 'mh-sheet mh-request', [
        element('div', 'mh-from', this.appName()),
        element('h2', '', '用户隐私保护提示'),
        element('div', 'mh-text', `在使用当前小程序服务之前，请仔细阅读${contract}。如你同意，请点击“同意”开始使用。`),
        choice(settle, ['拒绝', { agree: false }], ['同意', { agree: true }]),
      ]),
    )
  }

  preview(address: string): Promise<void> {
    return this.layers.ask(
      'preview',
      (settle: Settle<undefined>) => {
        const picture = element('img', 'mh-preview', [], () => {
          settle(undefined)
        })
        picture.src = address
        return picture
      },
      () => undefined,
    )
  }

  /** Columns to choose from. */
  pick(
    title: string,
    columns: readonly (readonly string[])[],
    chosen: readonly number[],
  ): Promise<number[] | undefined> {
    return this.layers.ask<number[] | undefined>(
      'picker',
      (settle) => {
        const selects = columns.map((column, i) => {
          const select = element('select', 'mh-column')
          select.size = 5
          column.forEach((label, value) =>
            select.add(new Option(label, String(value), false, value === (chosen[i] ?? 0))),
          )
          return select
        })
        const cancel = element('button', 'mh-no', '取消', () => {
          settle(undefined)
        })
        const done = element('button', 'mh-yes', '确定', () => {
          settle(selects.map(({ selectedIndex }) => Math.max(0, selectedIndex)))
        })
        const bar = element('div', 'mh-picker-bar', [cancel, element('span', '', title), done])
        return element('div', 'mh-sheet', [bar, element('div', 'mh-columns', selects)])
      },
      () => undefined,
    )
  }

  /** Opens the browser's file chooser. @throws what WeChat's API fails with when nothing is chosen */
  async chooseFile(accept: string): Promise<Uint8Array> {
    const field = element('input', '')
    field.type = 'file'
    field.accept = accept
    const chosen = new Promise<File | undefined>((resolve) => {
      field.addEventListener('change', () => {
        resolve(field.files?.[0])
      })
      field.addEventListener('cancel', () => {
        resolve(undefined)
      })
    })
    field.click()
    const file = await chosen
    if (!file) throw new Error('cancel')
    return new Uint8Array(await file.arrayBuffer())
  }
}

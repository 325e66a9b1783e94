import type { HostConfig, Persona } from '../../hostConfig'
import { element } from '../phone/layer'

/** What the person at the controls can do. */
export interface ControlActions {
  readonly config: HostConfig
  readonly personas: readonly Persona[]
  readonly person: Persona
  /** Starts again with a changed configuration. */
  restart(change: Partial<HostConfig>): void
  setOnline(online: boolean): void
  setSlow(ms: number): void
  setTheme(theme: 'light' | 'dark'): void
  background(): void
  foreground(): void
  withdrawPrivacy(): void
  /** Deletes the mini program with everything it stored. */
  forget(): void
}

/** The controls beside the phone. */
export function controls(actions: ControlActions): HTMLElement {
  const { config, personas, person } = actions
  const people = select(
    personas.map(({ id, title, nickname }) => [id, title ?? nickname ?? id]),
    person.id,
    (persona) => {
      actions.restart({ persona })
    },
  )
  const scene = select(
    [
      ['1001', '1001 发现页'],
      ['1011', '1011 扫码'],
      ['1154', '1154 朋友圈单页'],
    ],
    String(config.scene ?? 1001),
    (value) => {
      actions.restart({ scene: Number(value) })
    },
  )
  const network = select(
    [
      ['online', '在线'],
      ['slow', '慢（3 秒）'],
      ['offline', '离线'],
    ],
    startOf(config),
    (value) => {
      actions.setOnline(value !== 'offline')
      actions.setSlow(value === 'slow' ? 3000 : 0)
    },
  )
  const theme = select(
    [
      ['light', '浅色'],
      ['dark', '深色'],
    ],
    config.theme ?? 'light',
    (value) => {
      actions.setTheme(value as 'light' | 'dark')
    },
  )
  const buttons = [
    element('button', '', '切到后台', () => {
      actions.background()
    }),
    element('button', '', '回到前台', () => {
      actions.foreground()
    }),
    element('button', '', '撤回隐私授权', () => {
      actions.withdrawPrivacy()
    }),
    element('button', '', '删除小程序', () => {
      actions.forget()
    }),
    element('button', '', '重新启动', () => {
      actions.restart({})
    }),
  ]
  return element('aside', 'mh-controls', [
    labelled('谁在用', people, 'persona'),
    labelled('网络', network, 'network'),
    labelled('场景值', scene, 'scene'),
    labelled('外观', theme, 'theme'),
    element('div', 'mh-actions', buttons),
  ])
}

function startOf({ online, slow }: HostConfig): string {
  if (online === false) return 'offline'
  return (slow ?? 0) > 0 ? 'slow' : 'online'
}

function labelled(text: string, field: HTMLElement, name: string): HTMLElement {
  field.setAttribute('name', name)
  return element('label', '', [element('span', '', text), field])
}

function select(options: readonly (readonly [string, string])[], chosen: string, change: (value: string) => void) {
  const field = element('select', '')
  for (const [value, label] of options) field.add(new Option(label, value, false, value === chosen))
  field.addEventListener('change', () => {
    change(field.value)
  })
  return field
}

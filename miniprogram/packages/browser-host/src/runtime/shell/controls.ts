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
  const { config, person } = actions
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
    startOf(config, person),
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
    titled('谁在用这部手机', people(actions)),
    titled('处境', [
      element('div', 'mh-fields', [
        labelled('网络', network, 'network'),
        labelled('场景', scene, 'scene'),
        labelled('外观', theme, 'theme'),
      ]),
    ]),
    titled('动作', [element('div', 'mh-actions', buttons)]),
  ])
}

function titled(title: string, content: readonly HTMLElement[]): HTMLElement {
  return element('section', '', [element('h2', '', title), ...content])
}

const TONES = ['#5b8a72', '#b0763f', '#5f7fae', '#94658f', '#8a8148', '#a5524a', '#5c8d98']

/** Another person's phone is another phone: the app starts again. */
function people({ personas, person, restart }: ControlActions): HTMLElement[] {
  const list = element(
    'div',
    'mh-people',
    personas.map(({ id, title, nickname }, i) => {
      const name = nickname ?? id
      const face = element('span', 'mh-face', Array.from(name)[0] ?? '')
      face.style.setProperty('--tone', TONES[i % TONES.length] ?? '')
      const button = element(
        'button',
        'mh-person',
        [face, element('b', '', name), element('small', '', title ?? id)],
        () => {
          // What was chosen for the person before belongs to them.
          restart({ persona: id, page: '' })
        },
      )
      button.dataset.persona = id
      button.setAttribute('role', 'radio')
      button.setAttribute('aria-checked', String(id === person.id))
      return button
    }),
  )
  list.setAttribute('role', 'radiogroup')
  list.setAttribute('aria-label', '谁在用这部手机')
  return [list]
}

function startOf({ online, slow }: HostConfig, person: Persona): string {
  if (online === false || person.online === false) return 'offline'
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

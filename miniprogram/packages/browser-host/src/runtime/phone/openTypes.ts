import type { ComponentEvent, FakeWx } from '@menjin/wx-testkit'
import type { Control } from '../builtin/control'
import type { HostEvents } from '../events'
import type { Dialogs } from './dialogs'
import type { PersonDialogs } from './personDialogs'

/** What the open-types of buttons move. */
export interface OpenTypeContext {
  readonly fake: FakeWx
  readonly events: HostEvents
  readonly dialogs: Dialogs
  readonly people: PersonDialogs
  /** Makes WeChat give this number from now on; without one, the person's own. */
  giveNumber(phone: string | undefined): Promise<void>
  warn(message: string): void
}

type Act = (button: Control, openType: string, context: OpenTypeContext) => Promise<readonly ComponentEvent[]>

const phone: Act = async (button, openType, { fake, people, giveNumber }) => {
  try {
    await fake.tap.phone({
      openType,
      id: button.id,
      noQuotaToast: button.is('phoneNumberNoQuotaToast'),
      onEvent: (event) => {
        button.fire(event.type, event.detail)
      },
      outcome: async () => {
        const answer = await people.phone(openType.startsWith('getRealtimePhoneNumber'))
        if (!answer.allow) return 'deny'
        await giveNumber(answer.phone)
        return 'allow'
      },
    })
  } finally {
    await giveNumber(undefined)
  }
  // They have been fired one by one already.
  return []
}

const avatar: Act = (_button, _openType, { fake, people }) => fake.tap.avatar({ pick: () => people.avatar() })

const agree: Act = (button, _openType, { fake }) => fake.tap.agreePrivacy(button.id)

const ACTS: Readonly<Record<string, Act>> = {
  getPhoneNumber: phone,
  getRealtimePhoneNumber: phone,
  chooseAvatar: avatar,
  agreePrivacyAuthorization: agree,
  getUserInfo: async (_button, _openType, { fake }) => [
    { type: 'getuserinfo', detail: { ...(await answered(fake.wx.getUserInfo())) } },
  ],
  openSetting: async (_button, _openType, { fake }) => {
    const panel = fake.tap.run(() => fake.wx.openSetting())
    return [{ type: 'opensetting', detail: { ...(await answered(panel)) } }]
  },
  share: (_button, _openType, { dialogs }) => dialogs.notice('分享给朋友').then(() => []),
  contact: (_button, _openType, { dialogs }) => dialogs.notice('打开客服会话').then(() => []),
  feedback: (_button, _openType, { dialogs }) => dialogs.notice('打开意见反馈').then(() => []),
}

/** The open-types that do something here. */
export const OPEN_TYPES: readonly string[] = Object.keys(ACTS)

/** Does what a tap on a button with an open-type does, and fires its events at the button. */
export async function runOpenType(button: Control, openType: string, context: OpenTypeContext): Promise<void> {
  const [kind = ''] = openType.split('|')
  const act = ACTS[kind]
  if (!act) {
    context.warn(`The open-type "${openType}" of button is not supported`)
    return
  }
  context.events.emit({ lane: 'user', op: `button ${openType}`, phase: 'moment' })
  for (const { type, detail } of await act(button, openType, context)) button.fire(type, detail)
}

/** A refusal is told to the button's handler like an answer. */
async function answered(call: Promise<object>): Promise<object> {
  try {
    return await call
  } catch (failure) {
    return failure as object
  }
}

import type { Control } from './control'

/** What built-in components need of the rest of the host. */
export interface BuiltinServices {
  /** Address of a picture that a component at `from` names. */
  source(named: string, from: string): string
  /** What the open-type of a button does. */
  openType(button: Control, openType: string): void
  /** An `<input type="nickname">` was left with this text: what stands in it then, and the events to fire. */
  nickname(text: string): { value: string; events: readonly { type: string; detail: object }[]; degraded: boolean }
  /** WeChat's suggestion for the nickname; `undefined` without consent. */
  suggestedNickname(): string | undefined
  navigate(openType: string, options: { url: string; delta: number }): Promise<unknown>
  /** Lets the user choose from a list; `undefined` if they cancel. */
  pick(title: string, columns: readonly (readonly string[])[], chosen: readonly number[]): Promise<number[] | undefined>
}

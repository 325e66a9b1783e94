import { expect } from 'vitest'
import type { Phone } from './phone'

/** The shop's session, found as components of another bundle find it. For what no page of the shop offers. */
const SESSION = 'Object.values(wx.__menjin_registry_1__.sessions)[0]'

/** `'ing'` while an authorization is on the screen, else how the last one ended: `success`, `fail cancelled closed`. */
export function authorization(phone: Phone): Promise<string> {
  return phone.page.evaluate(`(({ value, error }) =>
    [value, error?.code, error?.reason].filter(Boolean).join(' '))(getApp().status.auth)`)
}

/** Waits until no authorization is under way any more; then how it ended. */
export async function ended(phone: Phone): Promise<string> {
  await expect.poll(() => authorization(phone), { timeout: 60_000 }).not.toBe('ing')
  return authorization(phone)
}

/** A call of the session whose outcome can be waited for: `resolved …` or the error's code. */
export interface Asked {
  outcome(): Promise<string>
}

/** The text of a script that calls the session and tells the outcome. */
const told = (call: string) => `${SESSION}.${call}.then(
  (value) => 'resolved ' + JSON.stringify(value),
  (error) => [error.code, error.reason].filter(Boolean).join(' '))`

/** Calls the session, without waiting. @param call - such as `mustAuth({ step: 'phone' })` */
export async function ask(phone: Phone, call: string): Promise<Asked> {
  const name = `asked${String(Math.random()).slice(2)}`
  // Nothing is given back, or it would be waited for.
  await phone.page.evaluate(`window.${name} = ${told(call)}; undefined`)
  return { outcome: () => phone.page.evaluate(`window.${name}`) }
}

/** Calls of one moment: nothing comes between them. Resolves with all outcomes. */
export function askAtOnce(phone: Phone, calls: readonly string[]): Promise<string[]> {
  return phone.page.evaluate(`Promise.all([${calls.map(told).join(',')}])`)
}

/** Navigation by the app itself, as a notice or a link would do it. */
export async function navigate(phone: Phone, api: string, url: string): Promise<string> {
  return phone.page.evaluate(`wx.${api}({ url: '${url}' }).then(({ errMsg }) => errMsg, ({ errMsg }) => errMsg)`)
}

import type { Route } from 'playwright-core'
import { vi } from 'vitest'
import type { Phone } from './phone'

/** What happens around a phone while somebody uses it. */

const host = (phone: Phone, act: 'goOffline' | 'goOnline') =>
  phone.page.evaluate((name) => {
    globalThis.window.menjinHost.running!.fake.device[name]()
  }, act)

export const goOffline = (phone: Phone) => host(phone, 'goOffline')
export const goOnline = (phone: Phone) => host(phone, 'goOnline')

/** The person leaves the mini program, and looks at something else until WeChat has suspended it. */
export async function leaveUntilSuspended(phone: Phone): Promise<void> {
  await phone.page.locator('.mh-close').click()
  await phone.page.waitForFunction(() => globalThis.window.menjinHost.running!.fake.app.state === 'suspended')
}

export async function comeBack(phone: Phone): Promise<void> {
  await phone.page.locator('.mh-cover button').click()
}

/** Everything that was said by toasts since the page was loaded; the toasts themselves are gone in a moment. */
export function toasts(phone: Phone): Promise<string[]> {
  return phone.page.evaluate(() =>
    globalThis.window.menjinHost.running!.fake.screen.toasts.map(({ title }) => title ?? ''),
  )
}

/** Waits until this has been said. */
export async function told(phone: Phone, text: string): Promise<void> {
  await until(async () => (await toasts(phone)).includes(text), `the toast "${text}"`)
}

/** Status codes of the answers to a call, oldest first. */
export function statuses(phone: Phone, call: string): number[] {
  return phone.received.filter(({ method, path }) => `${method} ${path}` === call).map(({ status }) => status)
}

/** Keeps requests on the phone, so that what it shows meanwhile can be looked at. @returns lets them go */
export async function hold(phone: Phone, pattern: string): Promise<() => void> {
  let go: () => void = () => undefined
  const held = new Promise<void>((resolve) => (go = resolve))
  await phone.page.route(pattern, async (route) => {
    await held
    // The app may have given it up.
    await route.continue().catch(() => undefined)
  })
  return go
}

/** The server gets the request, and its answer is kept from the phone. */
export async function executeUnheard(route: Route): Promise<void> {
  const request = route.request()
  const { authorization = '', 'idempotency-key': key = '' } = request.headers()
  const headers = { authorization, 'idempotency-key': key, 'content-type': 'application/json' }
  const answer = await fetch(request.url(), { method: request.method(), headers, body: request.postData() })
  if (!answer.ok) throw new Error(`${request.method()} ${request.url()}: ${answer.status} ${await answer.text()}`)
}

/** Waits for something that becomes true by itself. */
export async function until(met: () => boolean | Promise<boolean>, what: string): Promise<void> {
  await vi.waitFor(
    async () => {
      if (!(await met())) throw new Error(`${what} did not come`)
    },
    { timeout: 60_000, interval: 100 },
  )
}

/** Does what a person does who is told to try again: tries until it works. */
export async function tryAgainUntil(attempt: () => Promise<void>, worked: () => Promise<boolean>): Promise<void> {
  await vi.waitFor(
    async () => {
      if (await worked()) return
      await attempt()
      throw new Error('it never worked')
    },
    { timeout: 90_000, interval: 500 },
  )
}

/** The phone alone, as large as one. */
export const PHONE_SIZE = { view: 'phone', window: { width: 390, height: 844 } } as const

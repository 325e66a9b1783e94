import {
  connectEmulator,
  type EmulatorControl,
  type FakeWx,
  fetchTransport,
  type Transport,
  type WeChatPlatform,
  type WxConnection,
} from '@menjin/wx-testkit'
import type { HostConfig } from '../../hostConfig'
import { type HostEvents, plain } from '../events'
import { newTrace } from '../watch/traceContext'

/** What the person at the controls can change while the app runs. */
export interface Conditions {
  /** Milliseconds that everything of the network takes longer. */
  slow: number
}

/** Where the app's requests and WeChat's answers come from. */
export interface HostConnection extends WxConnection {
  /** Steers the emulator; absent where codes are made here. */
  readonly control: EmulatorControl | undefined
  /** Ties the model to the fake, which is made with this connection. */
  bind(fake: FakeWx): void
}

/** Connects a host to the emulator, or to the model inside its own fake; requests always travel by `fetch`. */
export function connectHost(
  config: HostConfig,
  identity: { appId: string; userId: string },
  events: HostEvents,
  conditions: Conditions,
): HostConnection {
  const rewrite = (url: string) => rewriteOrigin(url, config.origins ?? {}, location.origin)
  const traced = (url: string) => new URL(rewrite(url)).origin === location.origin
  const transport = reported(delayed(fetchTransport({ rewrite }), conditions), events, traced)
  if (config.wechat !== 'model') {
    const emulator = connectEmulator({ controlUrl: config.emulator ?? location.origin, ...identity })
    const platform = delayedPlatform(emulator.platform, conditions)
    return { control: emulator.control, platform, transport, bind: () => undefined }
  }
  let fake: FakeWx | undefined
  const model = () => (fake as FakeWx).wechat
  const platform: WeChatPlatform = {
    login: () => model().login(),
    checkSession: () => model().checkSession(),
    phone: () => model().phone(),
    realtimePhone: () => model().realtimePhone(),
    profile: () => model().profile(),
    openData: (data) => model().openData(data),
  }
  return {
    control: undefined,
    platform: delayedPlatform(platform, conditions),
    transport,
    bind: (made) => {
      fake = made
    },
  }
}

/** Sends an address to where its origin is served here. @param own - the page's origin */
export function rewriteOrigin(url: string, origins: Readonly<Record<string, string>>, own: string): string {
  const { origin } = new URL(url)
  const target = origins[origin] ?? origins['*'] ?? own
  return target.replace(/\/$/, '') + url.slice(origin.length)
}

function delayed(transport: Transport, conditions: Conditions): Transport {
  return async (request) => {
    await pause(conditions)
    return transport(request)
  }
}

function delayedPlatform(platform: WeChatPlatform, conditions: Conditions): WeChatPlatform {
  const after = async <T>(ask: () => T | Promise<T>): Promise<T> => {
    await pause(conditions)
    return ask()
  }
  return {
    login: () => after(() => platform.login()),
    checkSession: () => after(() => platform.checkSession()),
    phone: () => after(() => platform.phone()),
    realtimePhone: () => after(() => platform.realtimePhone()),
    profile: () => after(() => platform.profile()),
    openData: (data) => after(() => platform.openData(data)),
  }
}

function pause({ slow }: Conditions): Promise<void> {
  return slow > 0 ? new Promise((resolve) => setTimeout(resolve, slow)) : Promise.resolve()
}

let calls = 0

/** @param traced - whether a request may carry one header more, by which the server's own calls can be told */
function reported(transport: Transport, events: HostEvents, traced: (url: string) => boolean): Transport {
  return async (given) => {
    const own = traced(given.url) && given.header.traceparent === undefined
    const { traceId, header } = newTrace()
    const request = own ? { ...given, header: { ...given.header, traceparent: header } } : given
    const op = `${request.method} ${request.path}`
    const call = --calls
    const began = Date.now()
    events.emit({
      lane: 'request',
      op,
      phase: 'call',
      call,
      ...(own ? { trace: traceId } : {}),
      detail: plain({ url: request.url, header: given.header, data: request.data as unknown }),
    })
    try {
      const answer = await transport(request)
      const body = bodyOf(answer.body, answer.header['content-type'] ?? '')
      events.emit({
        lane: 'request',
        op,
        phase: 'success',
        call,
        ms: Date.now() - began,
        detail: { status: answer.status, body },
      })
      return answer
    } catch (error) {
      events.emit({ lane: 'request', op, phase: 'fail', call, ms: Date.now() - began, detail: plain(error) })
      throw error
    }
  }
}

function bodyOf(bytes: Uint8Array, type: string): unknown {
  if (!/json|text/.test(type)) return `[${bytes.length} bytes]`
  const text = new TextDecoder().decode(bytes)
  try {
    return JSON.parse(text) as unknown
  } catch {
    return text
  }
}

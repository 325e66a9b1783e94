import { connectEmulator, createFakeWx, type FakeWx, type FakeWxOptions } from '@menjin/wx-testkit'
import { createSession, type FullSessionOptions, type Session } from '@menjin/miniprogram'
import { inject, onTestFinished } from 'vitest'
import { SOURCES, type Source } from './sources.js'
import { settle } from './settle.js'
import { codeExchanges, type Exchange } from './journal.js'

export interface DeviceOptions {
  source?: Source
  /** Default: the server that all tests share. */
  serverUrl?: string
  session?: Partial<FullSessionOptions>
  wx?: FakeWxOptions
  /** Carries the phone's requests. */
  fetch?: typeof globalThis.fetch
}

/** A phone in the hand of one person, with the mini program and the SDK on it. */
export interface Device {
  readonly fake: FakeWx
  readonly session: Session
  /** WeChat's side of this person. */
  readonly control: ReturnType<typeof connectEmulator>['control']
  readonly serverUrl: string
  readonly source: Source
  /** Closes the mini program and opens it again: its storage stays. */
  reopen(): Session
  /** Waits for real answers, and moves the phone's clock where only time helps. */
  settle<T>(promise: Promise<T>): Promise<T>
  /** The calls of jscode2session that the server made for this person. */
  exchanges(): Promise<Exchange[]>
  /** The tokens that requests to a path carried, in order; `undefined` for none. */
  tokens(path: string): (string | undefined)[]
}

export interface Person {
  readonly id: string
  readonly phone: string
  /** Another phone of the same person. */
  device(options?: DeviceOptions): Device
}

let people = 0

/** Somebody new, whom WeChat knows. */
export async function createPerson(fields: Record<string, unknown> = {}): Promise<Person> {
  const number = ++people
  // Files run one after the other in workers of their own, so a counter alone would repeat.
  const id = `user-${process.pid}-${Math.random().toString(36).slice(2)}-${number}`
  const phone = `139${String(Math.floor(Math.random() * 1e8)).padStart(8, '0')}`
  const { control } = connectEmulator({ controlUrl: inject('emulatorUrl'), appId: SOURCES.open, userId: id })
  await control.user({ phone, ...fields })
  return { id, phone, device: (options) => createDevice(id, options) }
}

function createDevice(
  userId: string,
  {
    source = 'open',
    serverUrl = inject('serverUrl'),
    session: sessionOptions,
    wx: wxOptions,
    fetch,
  }: DeviceOptions = {},
): Device {
  const appId = SOURCES[source]
  const connection = connectEmulator({ controlUrl: inject('emulatorUrl'), appId, userId, ...(fetch ? { fetch } : {}) })
  const fake = createFakeWx({ appId, connection, ...wxOptions })
  fake.app.launch()
  const open = () => {
    const opened = createSession({
      source,
      baseUrl: serverUrl,
      wx: fake.wx,
      clock: fake.clock,
      getCurrentPages: () => fake.getCurrentPages(),
      ...sessionOptions,
    })
    onTestFinished(() => {
      opened.dispose()
    })
    return opened
  }
  const session = open()
  return {
    fake,
    session,
    control: connection.control,
    serverUrl,
    source,
    reopen: () => {
      session.dispose()
      return open()
    },
    settle: (promise) => settle(fake, promise),
    exchanges: () => codeExchanges(userId, appId),
    tokens: (path) =>
      fake
        .calls('request')
        .filter(({ options }) => String(options.url).endsWith(path))
        .map(({ options }) => {
          const header = (options.header ?? {}) as Record<string, string>
          return header.Authorization?.replace(/^Bearer /, '')
        }),
  }
}

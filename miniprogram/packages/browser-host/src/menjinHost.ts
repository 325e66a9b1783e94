import type { EmulatorControl, FakeWx } from '@menjin/wx-testkit'
import type { HostConfig, Persona } from './hostConfig'
import type { HostEvent } from './runtime/events'

/**
 * What a page that the host made has at `window.menjinHost`. Whoever steers it from outside declares it once:
 *
 * ```ts
 * declare global {
 *   interface Window { menjinHost: import('@menjin/browser-host').MenjinHost }
 * }
 * ```
 */
export interface MenjinHost {
  /** The host, once it has started. */
  readonly running?: RunningHost
}

/** A mini program in a phone, for one person. */
export interface RunningHost {
  /** As it was started, address included. */
  readonly config: HostConfig
  readonly person: Persona
  readonly events: HostEventLog
  /** The model of WeChat behind the phone. */
  readonly fake: FakeWx
  readonly connection: {
    /** The emulator's control API for this person; absent where codes are made in the browser. */
    readonly control: EmulatorControl | undefined
  }
}

/** Everything that happened. */
export interface HostEventLog {
  /** The newest, oldest first. */
  readonly recent: readonly HostEvent[]
  /** @returns the unsubscribe */
  on(listener: (event: HostEvent) => void): () => void
}

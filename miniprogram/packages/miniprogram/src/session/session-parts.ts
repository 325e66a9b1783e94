import type { Api } from '../http/api.js'
import type { Transport } from '../http/transport.js'
import type { Platform } from '../platform/platform.js'
import type { Emitter } from './emitter.js'
import type { SessionEvents } from './events.js'
import type { Fuse } from './fuse.js'
import type { LoginGate } from './login-gate.js'
import type { ResolvedOptions } from './options.js'
import type { SessionStore } from './session-store.js'

/** What a session is made of; handed to its services, so that each takes what it needs. */
export interface SessionParts {
  readonly options: ResolvedOptions
  readonly platform: Platform
  /** What the device says of itself, for a login. */
  readonly device: () => Readonly<Record<string, string | undefined>>
  readonly transport: Transport
  readonly api: Api
  readonly events: Emitter<SessionEvents>
  readonly store: SessionStore
  readonly gate: LoginGate
  readonly fuse: Fuse
  readonly newId: () => string
}

import { type HostEvents, plain } from '../events'

interface SessionLike {
  readonly name: string
  on(type: string, handler: (detail: unknown) => void): () => void
}

/** Where `@menjin/miniprogram` keeps its sessions for other copies of itself. */
const REGISTRY = '__menjin_registry_1__'

/** What a session tells, without what is the page's. */
const TOLD: Readonly<Record<string, (detail: Record<string, unknown>) => { op: string; detail?: unknown }>> = {
  status: ({ state, error }) => ({ op: `status.login: ${String(state)}`, detail: plain(error) }),
  login: ({ created }) => ({ op: created === true ? 'logged in, a new person' : 'logged in' }),
  logout: ({ reason }) => ({ op: `logged out: ${String(reason)}` }),
  step: ({ step, previous }) => ({ op: `auth step ${String(previous)} → ${String(step)}` }),
  error: (error) => ({ op: `error: ${String(error.code)}`, detail: plain(error) }),
}

/** Reports what the SDK's sessions tell, if the app uses it. */
export function watchSessions(wx: object, events: HostEvents): void {
  const watched = new Set<SessionLike>()
  const look = () => {
    const registry = (wx as Record<string, unknown>)[REGISTRY] as
      { sessions: Record<string, SessionLike>; listeners: Set<() => void> } | undefined
    if (!registry) return
    stop()
    registry.listeners.add(look)
    for (const session of Object.values(registry.sessions)) {
      if (watched.has(session)) continue
      watched.add(session)
      for (const [type, tell] of Object.entries(TOLD))
        session.on(type, (detail) => {
          events.emit({ lane: 'sdk', phase: 'moment', ...tell(Object(detail) as Record<string, unknown>) })
        })
    }
  }
  // The session is made while the app's script runs, or when the app first asks for it.
  const stop = events.on(look)
}

const PREFIX = '/_emulator/v1'

/** The emulator refused a control call. */
export class EmulatorError extends Error {
  override readonly name = 'EmulatorError'

  constructor(
    /** HTTP status; 0 if there was no answer. */
    readonly status: number,
    message: string,
  ) {
    super(message)
  }
}

/** Whose phone is moved. */
export interface EmulatorTarget {
  /** Address of the emulator, with or without `/_emulator/v1`. */
  controlUrl: string
  appId: string
  userId: string
}

/** A scripted failure of the emulator's server API; the fields are those of `POST /faults`. */
export interface EmulatorFault {
  api: string
  times?: number
  errcode?: number
  status?: number
  /** ISO 8601 duration. */
  delay?: string
  [field: string]: unknown
}

/**
 * The emulator's control API for one user in one app.
 *
 * @public
 */
export class EmulatorControl {
  readonly #base: string

  /** @param send - default: the host's `fetch` */
  constructor(
    private readonly target: EmulatorTarget,
    private readonly send: typeof globalThis.fetch = (...args) => globalThis.fetch(...args),
  ) {
    const address = target.controlUrl.replace(/\/+$/, '')
    this.#base = address.endsWith(PREFIX) ? address : address + PREFIX
  }

  /** Makes the app, or changes it; what is left out is generated or stays. */
  async app(fields: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.call('POST', '/apps', { appId: this.target.appId, ...fields })
  }

  /** Makes the user, or changes them. */
  async user(fields: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.call('POST', '/users', { id: this.target.userId, ...fields })
  }

  /** Replaces the session_key, as a login on another device would. */
  async rotateSessionKey(): Promise<void> {
    await this.act('rotate-session-key')
  }

  async expireSessionKey(): Promise<void> {
    await this.act('expire-session-key')
  }

  /** Sends a push event, such as `user_authorization_revoke`, to the app's callback address. */
  async push(event: string, fields: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    return this.act('push', { event, ...fields })
  }

  async fault(fault: EmulatorFault): Promise<Record<string, unknown>> {
    return this.call('POST', '/faults', fault)
  }

  async clearFaults(): Promise<void> {
    await this.call('DELETE', '/faults')
  }

  /** Moves the emulator's clock. @param ms - milliseconds */
  async advanceClock(ms: number): Promise<void> {
    await this.call('POST', '/clock', { advance: `PT${ms / 1000}S` })
  }

  /** A call about this user in this app. */
  async act(action: string, fields: Record<string, unknown> = {}): Promise<Record<string, unknown>> {
    const { userId, appId } = this.target
    return this.call('POST', `/users/${encodeURIComponent(userId)}/${action}`, { appId, ...fields })
  }

  /**
   * Any call of the control API.
   *
   * @throws EmulatorError if it is refused or cannot be made
   */
  async call(method: string, path: string, body?: unknown): Promise<Record<string, unknown>> {
    let response: Response
    try {
      response = await this.send(this.#base + path, {
        method,
        ...(body === undefined ? {} : { headers: { 'content-type': 'application/json' }, body: JSON.stringify(body) }),
      })
    } catch (error) {
      const cause = error instanceof Error && error.cause instanceof Error ? `: ${error.cause.message}` : ''
      throw new EmulatorError(0, `The emulator does not answer ${method} ${path}${cause}`)
    }
    const text = await response.text()
    const answer = parse(text)
    if (response.ok) return answer
    const why = typeof answer.detail === 'string' ? answer.detail : text
    throw new EmulatorError(response.status, `The emulator refused ${method} ${path}: ${response.status} ${why}`)
  }
}

function parse(text: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

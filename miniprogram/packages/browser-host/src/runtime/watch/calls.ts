/** A call inside the service, as `/_menjin/events` tells it: a use case, or a call to its store or to WeChat. */
export interface ServiceCall {
  readonly id: number
  /** Milliseconds since the epoch. */
  readonly at: number
  readonly ms: number
  readonly kind: 'use-case' | 'wechat' | 'store'
  readonly op: string
  /** `success`, or the code of what went wrong. */
  readonly outcome: string
  readonly keys: Readonly<Record<string, string>>
  /** The trace-id of the request that caused it. */
  readonly trace: string | null
}

/** A call that WeChat's platform got, as the emulator's journal tells it. Codes and secrets in it are masked. */
export interface PlatformCall {
  readonly id: number
  readonly method: string
  readonly path: string
  /** `code2Session` and the like. */
  readonly api: string
  readonly query: string | null
  readonly appId: string | null
  /** Id of the person it was about, once known. */
  readonly user: string | null
  readonly outcome: 'ok' | 'refused' | 'fault' | 'unknown'
  readonly status: number
  readonly errcode: number | null
  readonly durationMicros: number
  readonly delayMillis: number
  /** Why it was refused, which WeChat itself would not tell. */
  readonly why: string | null
}

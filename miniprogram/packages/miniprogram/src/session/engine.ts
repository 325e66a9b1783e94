import type { Grant } from '../http/contract.js'

/** What a sign-in method gets to work with. */
export interface EngineContext {
  readonly source: string
  /** Sent with a login, so that what the visitor did before can be linked to the account. */
  readonly device: Readonly<Record<string, string | undefined>>
  /** What else is sent along: a phone code that rides with this login, `reopen`. */
  readonly extra: Readonly<Record<string, unknown>>
  /** A fresh code of `wx.login`, the only way to get one. Deliver it once, at once. */
  obtainCode(): Promise<string>
  /** Calls the server below `baseUrl`, without a token. Rejects with typed errors. */
  post(path: string, body: unknown, header?: Record<string, string>): Promise<unknown>
  /** Throws if a logout has overtaken this login; call it after every wait. */
  check(): void
}

/**
 * A sign-in method. The built-in one is `wechat`: `wx.login`, then `POST /v1/login`. Others (SMS code, password, another
 * identity provider) have the same shape and profit from the same single flight, fuse and generations.
 */
export type AuthEngine = (context: EngineContext) => Promise<Grant>

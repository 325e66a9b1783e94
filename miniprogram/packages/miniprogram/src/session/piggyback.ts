import type { Grant } from '../http/contract.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { WxResponse } from '../http/response.js'
import { resolveUrl } from '../http/url.js'
import { defaultVerdict } from '../http/verdict.js'
import type { OnCancel } from './cancellable.js'
import type { AuthEngine } from './engine.js'
import type { LoginService } from './login-service.js'
import type { SessionParts } from './session-parts.js'

/**
 * Lets the login code ride with the first business request, which saves a round trip. Both ends are the application's:
 * its server must exchange the code, execute the request for that person, and hand the grant back.
 */
export interface Piggyback {
  /** Adds code, source and idempotency key to the request, whose headers are a copy. */
  attach(request: SessionRequestOptions, login: { code: string; source: string; idempotencyKey: string }): void
  /** Reads the grant from the response; `undefined` if the server did not take the code. */
  read(response: WxResponse): Grant | undefined
}

/**
 * Logs in by means of a request. Resolves with its answer, or with `undefined` if the request is still to be sent: a
 * login was there, or somebody else's was under way, or the server wants the request again with a token.
 */
export async function ride(
  { store, options, transport, newId }: SessionParts,
  logins: LoginService,
  piggyback: Piggyback,
  request: SessionRequestOptions,
  onCancel: OnCancel,
): Promise<WxResponse | undefined> {
  await store.opened()
  if (store.usableToken) return undefined
  let response: WxResponse | undefined
  const engine: AuthEngine = async (context) => {
    const code = await context.obtainCode()
    context.check()
    const header = Object.assign({}, request.header)
    const carrier = Object.assign({}, request, { url: resolveUrl(options.baseUrl, request.url), header })
    piggyback.attach(carrier, { code, source: options.source, idempotencyKey: newId() })
    const task = transport('request', carrier)
    onCancel(task.abort)
    response = await task.result
    // Not taken: nobody knows what became of that code, so the login needs another one.
    return piggyback.read(response) ?? (options.engines.wechat as AuthEngine)(context)
  }
  const login = logins.login({ mode: request.loginOpts?.mode, engine, joins: true }, true)
  onCancel(login.cancel)
  await login
  return response && defaultVerdict(response) === 'accepted' ? response : undefined
}

import { isNever } from '../core/answer'
import { WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import { type RawResponse, toRaw } from './decode'
import type { ScriptedServer, ServerAnswer } from './server'
import type { OutgoingRequest } from './types'

/**
 * Carries a request to where it is answered. Throws a `WxFailure` where the connection fails.
 *
 * @public
 */
export type Transport = (request: OutgoingRequest) => Promise<RawResponse>

/** Carries requests to the routes of a {@link ScriptedServer}. */
export function scriptedTransport(kernel: Kernel, server: ScriptedServer): Transport {
  return async (request) => {
    const found = server.find(request.method, new URL(request.url))
    if (!found) {
      server.unrouted.push(request)
      throw new WxFailure(`no route is scripted for ${request.method} ${request.url}`)
    }
    const routed: OutgoingRequest = { ...request, params: found.params }
    found.route.requests.push(routed)
    const answer: ServerAnswer = (await found.route.take(routed)) ?? {}
    const played = await kernel.play(answer)
    return played === NEVER || isNever(played) ? new Promise(() => undefined) : toRaw(played)
  }
}

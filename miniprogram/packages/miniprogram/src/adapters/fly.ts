import type { Admission } from '../http/admission.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { WxResponse } from '../http/response.js'
import type { AdmittingSession } from './request-function.js'

/** The part of a fly.js request that is used. */
export interface FlyRequest {
  url?: string
  baseURL?: string
  method?: string
  headers?: Record<string, string>
  body?: unknown
  [option: string]: unknown
}

/** The part of a fly.js response that is used. */
export interface FlyResponse {
  data: unknown
  status?: number
  headers?: Record<string, unknown>
  request?: FlyRequest
}

/** What fly.js rejects with. */
interface FlyError {
  status?: number
  request?: FlyRequest
  response?: FlyResponse
}

type Handler = ((value: never, promise?: unknown) => unknown) | undefined

/** The part of a fly.js instance that is used. */
export interface FlyLike {
  interceptors: {
    request: { handler?: Handler; use(handler: never): unknown }
    response: { handler?: Handler; onerror?: Handler; use(handler: never, onerror: never): unknown }
  }
  request(options: never): Promise<unknown>
}

const ADMISSION = '__menjin'

/**
 * Puts a session around a fly.js instance: requests wait for the login and carry the token, a refused one is sent once
 * more after a new login. Interceptors that were there before run as before, ours around them. `needLogin`,
 * `loginOpts` and `replay` are options of the request.
 *
 * The login itself never goes through fly, so it cannot wait for itself. Returns what restores the former interceptors.
 * See https://github.com/wendux/fly
 */
export function installFly(fly: FlyLike, session: AdmittingSession): () => void {
  const { request, response } = fly.interceptors
  const { handler: onRequest } = request
  const { handler: onResponse, onerror: onError } = response

  /** True if the answer is the caller's; false to send once more. */
  const judge = (answer: FlyResponse): Promise<boolean> => {
    const admission = answer.request?.[ADMISSION] as Admission | undefined
    return admission ? admission.judge(toWxResponse(answer)) : Promise.resolve(true)
  }
  const resend = (options: FlyRequest) => fly.request(Object.assign({}, options, { engine: undefined }) as never)

  request.use((async (options: FlyRequest, promise: unknown) => {
    const changed = onRequest ? await onRequest.call(request, options as never, promise) : options
    // fly takes any other value for the response itself.
    if (changed !== undefined && changed !== options) return changed
    const admission = (options[ADMISSION] ??= session.admit(toRequest(options))) as Admission
    await admission.enter()
    options.headers = admission.headers(options.headers)
    return options
  }) as never)

  response.use(
    (async (answer: FlyResponse, promise: unknown) => {
      if (!(await judge(answer))) return resend(answer.request as FlyRequest)
      const changed = onResponse && (await onResponse.call(response, answer as never, promise))
      return changed === undefined ? answer : changed
    }) as never,
    (async (error: FlyError, promise: unknown) => {
      // Any status but 2xx arrives here; without a response it was the network.
      if (error.response) {
        const answer = Object.assign({}, error.response, { status: error.status, request: error.request })
        if (!(await judge(answer))) return resend(error.request as FlyRequest)
      }
      const changed = onError && (await onError.call(response, error as never, promise))
      if (changed !== undefined) return changed
      throw error as unknown as Error
    }) as never,
  )

  return () => {
    request.use(onRequest as never)
    response.use(onResponse as never, onError as never)
  }
}

function toRequest(options: FlyRequest): SessionRequestOptions {
  const { url = '', baseURL = '', method } = options
  const whole = /^https?:/i.test(url) || !baseURL ? url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
  return Object.assign({}, options as object, { url: whole, method, header: options.headers })
}

function toWxResponse({ status = 0, data, headers = {} }: FlyResponse): WxResponse {
  const header: Record<string, string> = {}
  for (const key of Object.keys(headers)) header[key] = String(headers[key])
  return { statusCode: status, data, header }
}

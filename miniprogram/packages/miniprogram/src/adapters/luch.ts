import type { Admission } from '../http/admission.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { WxResponse } from '../http/response.js'
import type { AdmittingSession } from './request-function.js'

/** The part of a luch-request configuration that is used; `custom` takes `needLogin`, `loginOpts` and `replay`. */
export interface LuchConfig {
  url?: string
  baseURL?: string
  method?: string
  header?: Record<string, string>
  custom?: Record<string, unknown>
}

type LuchResponse = WxResponse & { config: LuchConfig }

/** The part of a luch-request instance that is used. */
export interface LuchLike {
  interceptors: {
    request: { use(fulfilled: never, rejected?: never): unknown }
    response: { use(fulfilled: never, rejected?: never): unknown }
  }
  request(config: never): Promise<unknown>
}

const ADMISSION = '__menjin'

/**
 * Puts a session around a luch-request instance, in the same way as `installFly`. Install it before interceptors of your
 * own that take responses apart: luch-request runs those in the order of their installation. They see the final answer
 * only, once.
 * See https://github.com/lei-mu/luch-request
 */
export function installLuch(luch: LuchLike, session: AdmittingSession): void {
  // The replay runs request interceptors again, for fresh headers, and response interceptors not: the first sending's
  // chain, of which this is a part, goes on with the answer.
  const bare = Object.create(luch) as LuchLike
  bare.interceptors = {
    request: luch.interceptors.request,
    response: { use: () => undefined, forEach: () => undefined } as LuchLike['interceptors']['response'],
  }
  const isAccepted = async (response: LuchResponse): Promise<boolean> => {
    const admission = response.config?.custom?.[ADMISSION] as Admission | undefined
    return !admission || typeof response.statusCode !== 'number' || admission.judge(response)
  }
  /** The answer of the second sending, which is the last: its verdict is true or an error. */
  const resend = async ({ config }: LuchResponse): Promise<LuchResponse> => {
    let again: LuchResponse
    try {
      again = (await bare.request(config as never)) as LuchResponse
    } catch (refused) {
      // luch-request rejects with the response itself where the status is no success.
      await isAccepted(refused as LuchResponse)
      throw refused
    }
    await isAccepted(again)
    return again
  }
  luch.interceptors.request.use((async (config: LuchConfig) => {
    const custom = Object.assign({}, config.custom)
    const admission = (custom[ADMISSION] ??= session.admit(toRequest(config))) as Admission
    await admission.enter()
    return Object.assign(config, { custom, header: admission.headers(config.header) })
  }) as never)
  luch.interceptors.response.use(
    (async (response: LuchResponse) => ((await isAccepted(response)) ? response : resend(response))) as never,
    (async (response: LuchResponse) => {
      if (await isAccepted(response)) throw response as unknown as Error
      return resend(response)
    }) as never,
  )
}

function toRequest(config: LuchConfig): SessionRequestOptions {
  const { url = '', baseURL = '', method, header, custom } = config
  const whole = /^https?:/i.test(url) || !baseURL ? url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
  return Object.assign({}, custom, { url: whole, method, header })
}

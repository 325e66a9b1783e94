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
  const judge = async (response: LuchResponse): Promise<LuchResponse | undefined> => {
    const admission = response.config?.custom?.[ADMISSION] as Admission | undefined
    if (!admission || typeof response.statusCode !== 'number' || (await admission.judge(response))) return undefined
    const again = (await bare.request(response.config as never)) as LuchResponse
    return (await judge(again)) ?? again
  }
  luch.interceptors.request.use((async (config: LuchConfig) => {
    const custom = Object.assign({}, config.custom)
    const admission = (custom[ADMISSION] ??= session.admit(toRequest(config))) as Admission
    await admission.enter()
    return Object.assign(config, { custom, header: admission.headers(config.header) })
  }) as never)
  luch.interceptors.response.use(
    (async (response: LuchResponse) => (await judge(response)) ?? response) as never,
    (async (response: LuchResponse) => {
      const again = await judge(response)
      if (again) return again
      // luch-request rejects with the response itself.
      throw response as unknown as Error
    }) as never,
  )
}

function toRequest(config: LuchConfig): SessionRequestOptions {
  const { url = '', baseURL = '', method, header, custom } = config
  const whole = /^https?:/i.test(url) || !baseURL ? url : `${baseURL.replace(/\/+$/, '')}/${url.replace(/^\/+/, '')}`
  return Object.assign({}, custom, { url: whole, method, header })
}

import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import { InternalError } from '../errors/internal.js'
import { NotConfiguredError } from '../errors/not-configured.js'
import { QueueFullError } from '../errors/queue-full.js'
import { SinglePageError } from '../errors/single-page.js'
import type { Grant } from '../http/contract.js'
import { isSinglePage } from '../platform/environment.js'
import type { AuthEngine } from './engine.js'
import type { SessionParts } from './session-parts.js'

/** What a caller may add to a flight that it starts. */
export interface FlightOptions {
  /**
   * The sign-in method, or its name. Where it is left out, a flight under way is joined whatever its method, and a new
   * one uses `wechat`.
   */
  engine?: string | AuthEngine | undefined
  /** Joins a flight under way even if its method is another one. */
  joins?: boolean | undefined
  /** A phone code to ride with the login; set to `undefined` when a flight takes it along. */
  phoneCode?: string | undefined
  /** Nobody asked for this login as such: a request needs it. Such flights count for the fuse even if they succeed. */
  implicit?: boolean | undefined
  /** Withdraws a pending closing of the account. */
  reopen?: boolean | undefined
}

/**
 * The silent part of a login, shared by everyone who asks while it runs. One flight costs one `wx.login`; the fuse
 * counts flights, not callers.
 */
export interface SilentFlight {
  /** Joins the flight under way, or starts one. */
  join(options: FlightOptions): Promise<Grant>
  /** A logout ends the flight for its callers; the next caller starts another one. */
  abandon(): void
}

/** Answers that end a login for good but show that server and network are well. */
const DEFINITE = /^(not_registered|account_blocked|add_on_refused)$/

/** @param accept takes a grant over */
export function createSilentFlight(
  { platform, options, store, gate, api, fuse, device }: SessionParts,
  accept: (grant: Grant, check: () => void) => Promise<void>,
): SilentFlight {
  let current: Promise<Grant> | undefined
  let currentEngine: FlightOptions['engine']
  let waiters = 0
  let failure: MenjinError | undefined

  const fly = async (flightOptions: FlightOptions): Promise<Grant> => {
    const { engine = 'wechat', phoneCode, reopen, implicit } = flightOptions
    const run = typeof engine === 'function' ? engine : options.engines[engine]
    if (!run) throw new NotConfiguredError(`no engine named ${String(engine)}`)
    if (isSinglePage(platform.wx)) throw new SinglePageError()
    fuse.enter(failure)
    flightOptions.phoneCode = undefined
    const { generation } = store
    const check = () => {
      store.check(generation)
    }
    try {
      const grant = await run({
        source: options.source,
        device: device(),
        extra: { phoneCode, reopen },
        obtainCode: () => gate.obtainCode(check),
        post: (path, data, header) => api.call('POST', path, data, { header }),
        check,
      })
      await accept(grant, check)
      fuse.succeeded(implicit)
      failure = undefined
      return grant
    } catch (cause) {
      const error = isMenjinError(cause) ? cause : new InternalError({ cause })
      const { code } = error
      if (code !== 'superseded') failure = error
      if (DEFINITE.test(code)) fuse.succeeded(implicit)
      else if (code !== 'superseded') fuse.failed((error as { retryAfter?: number }).retryAfter)
      if (code === 'not_registered') gate.keyInDoubt = false
      throw error
    }
  }

  const join = (flightOptions: FlightOptions): Promise<Grant> => {
    const { engine, joins } = flightOptions
    if (waiters >= options.maxWaiters) return Promise.reject(new QueueFullError())
    if (current && engine && !joins && engine !== currentEngine) {
      const again = () => join(flightOptions)
      return current.then(again, again)
    }
    if (!current) {
      const flight = fly(flightOptions)
      const end = () => {
        if (current === flight) current = undefined
      }
      current = flight
      currentEngine = engine ?? 'wechat'
      flight.then(end, end)
    }
    waiters++
    const leave = () => void waiters--
    const mine = store.unlessEnded(current)
    mine.then(leave, leave)
    return mine
  }

  return {
    join,
    abandon: () => {
      current = undefined
    },
  }
}

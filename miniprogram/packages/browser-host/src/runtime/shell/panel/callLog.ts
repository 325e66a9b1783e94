import type { HostEvent } from '../../events'
import type { PlatformCall, ServiceCall } from '../../watch/calls'

/** Between whom a call is. */
export type Lane = 'user' | 'page' | 'sdk' | 'wx' | 'request' | 'wechat' | 'service' | 'store' | 'console'

/** One call, from its beginning to its end. */
export interface Call {
  readonly lane: Lane
  readonly op: string
  /** Milliseconds since the epoch at which it began. */
  readonly at: number
  readonly trace?: string | undefined
  /** A call inside the request that caused it. */
  readonly inside: boolean
  /** Seldom of interest: what an app asks the phone all the time. */
  readonly quiet: boolean
  state: 'running' | 'ok' | 'failed' | 'moment'
  ms?: number | undefined
  /** Status, errcode or code, where it tells more than that it went well. */
  outcome?: string | undefined
  /** Why it failed. */
  why?: string | undefined
  sent?: unknown
  got?: unknown
}

/** What one act of the person caused, in the order in which it began. */
export interface Group {
  readonly title: string
  readonly at: number
  readonly calls: readonly Call[]
}

/** Tells the view what to draw: a call that is new at its place in a group, or one that has changed. */
export interface CallLogView {
  group(group: Group): void
  insert(group: Group, index: number): void
  update(call: Call): void
}

const QUIET_WX =
  /^wx\.(on|off)[A-Z]|Storage|Info(Sync|Async)?$|SystemSetting|createSelectorQuery|nextTick|canIUse|showShareMenu|getMenuButton|AccountInfo|getLogManager|reportEvent|LaunchOptions|EnterOptions/
const QUIET_PAGE = /\.(onReady|onHide|onUnload|onPageScroll|onReachBottom|onShow)$|^(show|hide)$/
/** A request is told by the lane of requests, which knows more. */
const CARRIERS = /^wx\.(request|uploadFile|downloadFile)$/

/** The last part of an operation's path at WeChat, where the service calls it otherwise. */
const PATHS: Readonly<Record<string, string>> = {
  code2Session: 'jscode2session',
  getPhoneNumber: 'getuserphonenumber',
  checkSessionKey: 'checksession',
  msgSecCheck: 'msg_sec_check',
}

/** How long a call of WeChat's platform waits for the service's word about it. */
const PATIENCE = 1500

interface Open {
  call: Call
  group: MutableGroup
}
interface MutableGroup extends Group {
  readonly calls: Call[]
}

/** Puts what the phone, the service and WeChat's platform tell into one order. Has no screen of its own. */
export class CallLog {
  #group: MutableGroup | undefined
  #title = { title: '打开小程序', at: 0 }
  readonly #open = new Map<string, Open>()
  readonly #traces = new Map<string, Open>()
  readonly #waiting = new Map<PlatformCall, ReturnType<typeof setTimeout>>()

  constructor(
    private readonly view: CallLogView,
    private readonly now: () => number = () => Date.now(),
  ) {}

  /** Something happened in the phone. */
  host(event: HostEvent): void {
    const { lane, op, phase, at, call: id, ms, detail, trace } = event
    if (lane === 'user') {
      this.#act(op, detail, at)
      return
    }
    const key = `${lane} ${String(id)}`
    if (phase === 'success' || phase === 'fail') {
      const open = this.#open.get(key)
      this.#open.delete(key)
      if (open) this.#end(open.call, phase, ms, detail)
      // What fails before anything is sent, such as a request without a network, has no other line.
      else if (phase === 'fail') this.#end(this.#add(callOf(event), undefined).call, phase, ms, detail)
      return
    }
    if (lane === 'wx' && CARRIERS.test(op)) return
    const added = this.#add(callOf(event), undefined)
    if (phase === 'call' && id !== undefined) this.#open.set(key, added)
    if (trace !== undefined) this.#traces.set(trace, added)
  }

  /** Something happened in the service. What no request of this phone caused is not told here. */
  service(told: ServiceCall): void {
    const cause = told.trace === null ? undefined : this.#traces.get(told.trace)
    if (!cause) return
    const { kind, op, at, ms, outcome, keys } = told
    const well = outcome === 'success'
    const platform = kind === 'wechat' ? this.#claim(told) : undefined
    const call: Call = {
      lane: kind === 'use-case' ? 'service' : kind,
      op,
      at: Math.max(at, cause.call.at),
      inside: true,
      quiet: false,
      trace: told.trace ?? undefined,
      state: well ? 'ok' : 'failed',
      ms,
      outcome: well ? undefined : (errcodeOf(keys.errcode) ?? outcome),
      why: platform?.why ?? undefined,
      got: { outcome, ...keys, ...(platform ? about(platform) : {}) },
    }
    this.#add(call, cause)
  }

  /** WeChat's platform was called. The service usually tells of the same call, and knows for whom. */
  platform(told: PlatformCall): void {
    this.#waiting.set(
      told,
      setTimeout(() => {
        this.#waiting.delete(told)
        this.#alone(told)
      }, PATIENCE),
    )
  }

  /** Forgets what was, but not what is still under way. */
  clear(): void {
    this.#group = undefined
    this.#traces.clear()
  }

  #act(op: string, detail: unknown, at: number): void {
    if (op !== 'tap') {
      if (op === 'background' || op === 'foreground') this.#begin(op === 'background' ? '切到后台' : '回到前台', at)
      return
    }
    this.#begin(`点了「${String(detail)}」`, at)
  }

  /** A group is shown when something belongs to it. */
  #begin(title: string, at: number): void {
    this.#title = { title, at }
    this.#group = undefined
  }

  #add(call: Call, cause: Open | undefined): Open {
    const group = cause?.group ?? this.#current(call)
    let index = group.calls.length
    if (cause) {
      index = group.calls.indexOf(cause.call) + 1
      while (isSibling(group.calls[index], call)) index += 1
    }
    group.calls.splice(index, 0, call)
    this.view.insert(group, index)
    return { call, group }
  }

  #current({ at }: Call): MutableGroup {
    if (!this.#group) {
      this.#group = { title: this.#title.title, at: this.#title.at === 0 ? at : this.#title.at, calls: [] }
      this.view.group(this.#group)
    }
    return this.#group
  }

  #end(call: Call, phase: 'success' | 'fail', ms: number | undefined, got: unknown): void {
    call.ms = ms
    call.got = got
    const { status, body } = Object(got) as { status?: number; body?: unknown }
    const failed = phase === 'fail' || (call.lane === 'request' && (status ?? 0) >= 400)
    call.state = failed ? 'failed' : 'ok'
    if (call.lane === 'request') call.outcome = status === undefined ? undefined : String(status)
    if (failed) call.why = reasonOf(call.lane === 'request' ? (body ?? got) : got)
    this.view.update(call)
  }

  /** The entry of the journal that the service speaks of. */
  #claim({ op, keys }: ServiceCall): PlatformCall | undefined {
    const api = op.split('.').pop() ?? op
    for (const [entry, timer] of this.#waiting) {
      if (entry.api !== api && !entry.path.endsWith(`/${PATHS[api] ?? api}`)) continue
      const errcode = errcodeOf(keys.errcode)
      if (errcode !== undefined && errcode !== String(entry.errcode)) continue
      clearTimeout(timer)
      this.#waiting.delete(entry)
      return entry
    }
    return undefined
  }

  #alone(told: PlatformCall): void {
    const { api, outcome, errcode, status, why, durationMicros } = told
    const failed = outcome !== 'ok'
    const number = errcode === null || errcode === 0 ? undefined : String(errcode)
    this.#add(
      {
        lane: 'wechat',
        op: api,
        at: this.now() - PATIENCE,
        inside: false,
        quiet: false,
        state: failed ? 'failed' : 'ok',
        ms: durationMicros / 1000,
        outcome: failed ? (number ?? (status === 0 ? '断开' : String(status))) : undefined,
        why: why ?? undefined,
        got: about(told),
      },
      undefined,
    )
  }
}

function callOf({ lane, op, at, phase, detail, trace }: HostEvent): Call {
  const shown: Lane = lane === 'app' ? 'page' : lane
  const quiet = lane === 'wx' ? QUIET_WX.test(op) : shown === 'page' && QUIET_PAGE.test(op)
  const call: Call = { lane: shown, op, at, trace, inside: false, quiet, state: 'moment' }
  if (phase === 'moment') {
    call.got = detail
    if (lane === 'console') {
      call.state = 'failed'
      call.why = reasonOf(detail)
    }
  } else {
    call.state = 'running'
    call.sent = detail
  }
  return call
}

function isSibling(other: Call | undefined, call: Call): boolean {
  return other !== undefined && other.inside && other.trace === call.trace && other.at <= call.at
}

function about({ method, path, query, user, status, errcode, delayMillis }: PlatformCall): object {
  return { [`${method} ${path}`]: query ?? '', user, status, errcode, ...(delayMillis > 0 ? { delayMillis } : {}) }
}

function errcodeOf(text: string | undefined): string | undefined {
  return text === undefined || text === 'none' || text === '0' ? undefined : text
}

/** The sentence of a failure, wherever it stands. */
function reasonOf(value: unknown): string {
  if (typeof value === 'string') return value
  const { code, detail, title, errMsg, message } = Object(value) as Record<string, unknown>
  const said = [errMsg, detail, title, message].find((text) => typeof text === 'string' && text !== '')
  return [code, said].filter((text): text is string => typeof text === 'string').join('：')
}

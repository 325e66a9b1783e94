// @vitest-environment jsdom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { type HostEvent, HostEvents } from '../../src/runtime/events'
import { type Call, CallLog, type Group } from '../../src/runtime/shell/panel/callLog'
import { panel } from '../../src/runtime/shell/panel/panel'
import { newTrace } from '../../src/runtime/watch/traceContext'
import type { PlatformCall, ServiceCall } from '../../src/runtime/watch/calls'

const TRACE = 'a'.repeat(32)
let groups: Group[]
let log: CallLog
let seq: number

beforeEach(() => {
  vi.useFakeTimers()
  groups = []
  seq = 0
  log = new CallLog({
    group: (group) => groups.push(group),
    insert: () => undefined,
    update: () => undefined,
  })
})
afterEach(() => {
  vi.useRealTimers()
})

const tell = (event: Partial<HostEvent>) => {
  log.host({ seq: ++seq, at: 1000 + seq, lane: 'wx', op: 'wx.login', phase: 'moment', ...event })
}
const request = () => {
  tell({ lane: 'request', op: 'POST /v1/login', phase: 'call', call: -1, trace: TRACE })
}
const inside = (change: Partial<ServiceCall>): ServiceCall => ({
  id: 1,
  at: 1100,
  ms: 2,
  kind: 'store',
  op: 'sessions.issue',
  outcome: 'success',
  keys: {},
  trace: TRACE,
  ...change,
})
const entry = (change: Partial<PlatformCall> = {}): PlatformCall => ({
  id: 1,
  method: 'GET',
  path: '/sns/jscode2session',
  api: 'jscode2session',
  query: 'appid=wx1&secret=***',
  appId: 'wx1',
  user: 'alice',
  outcome: 'ok',
  status: 200,
  errcode: 0,
  durationMicros: 900,
  delayMillis: 0,
  why: null,
  ...change,
})
const lines = (group: Group | undefined) =>
  group?.calls.map(({ lane, op, state, inside: within }) => `${within ? '  ' : ''}${lane} ${op} ${state}`)

describe('what just happened', () => {
  it('isGroupedByWhatThePersonDid', () => {
    tell({ lane: 'page', op: 'home.onLoad' })
    tell({ lane: 'user', op: 'tap', detail: '立即购买' })
    tell({ lane: 'user', op: 'tap', detail: '提交订单' })
    tell({ op: 'wx.login', phase: 'call', call: 1 })
    tell({ op: 'wx.login', phase: 'success', call: 1, ms: 4 })
    expect(groups.map(({ title }) => title)).toEqual(['打开小程序', '点了「提交订单」'])
    expect(lines(groups[1])).toEqual(['wx wx.login ok'])
  })

  it('putsTheServicesCallsBelowTheRequestThatCausedThemInTheirOrder', () => {
    request()
    tell({ op: 'wx.showToast', phase: 'call', call: 2 })
    log.service(inside({ kind: 'wechat', op: 'auth.code2Session', at: 1010 }))
    log.service(inside({ at: 1030 }))
    log.service(inside({ op: 'accounts.findByIdentity', at: 1020 }))
    tell({ lane: 'request', op: 'POST /v1/login', phase: 'success', call: -1, detail: { status: 200, body: {} } })
    expect(lines(groups[0])).toEqual([
      'request POST /v1/login ok',
      '  wechat auth.code2Session ok',
      '  store accounts.findByIdentity ok',
      '  store sessions.issue ok',
      'wx wx.showToast running',
    ])
  })

  it('belongsToTheActThatAskedEvenIfItComesLater', () => {
    request()
    tell({ lane: 'user', op: 'tap', detail: '收藏' })
    tell({ op: 'wx.showToast' })
    log.service(inside({}))
    expect(lines(groups[0])).toContain('  store sessions.issue ok')
  })

  it('tellsWhyWeChatRefused', () => {
    request()
    log.platform(entry({ outcome: 'refused', errcode: 40226, why: 'the user is a high risk' }))
    log.service(inside({ kind: 'wechat', op: 'auth.code2Session', outcome: 'high_risk', keys: { errcode: '40226' } }))
    vi.advanceTimersByTime(5000)
    expect(groups[0]?.calls.filter(({ lane }) => lane === 'wechat')).toMatchObject([
      { state: 'failed', outcome: '40226', why: 'the user is a high risk' },
    ])
  })

  it('tellsCallsOfWeChatsPlatformThatTheServiceDoesNotTell', () => {
    log.platform(entry({ api: 'getStableAccessToken', user: null }))
    expect(groups).toEqual([])
    vi.advanceTimersByTime(5000)
    expect(lines(groups[0])).toEqual(['wechat getStableAccessToken ok'])
  })

  it('leavesOutWhatAnotherPhoneOrABackgroundJobCaused', () => {
    request()
    log.service(inside({ trace: 'b'.repeat(32) }))
    log.service(inside({ trace: null }))
    expect(lines(groups[0])).toEqual(['request POST /v1/login running'])
  })

  it('tellsAProblemAsAFailureWithItsSentence', () => {
    request()
    const body = { code: 'high_risk', detail: 'WeChat refuses this user.' }
    tell({ lane: 'request', op: 'POST /v1/login', phase: 'success', call: -1, detail: { status: 403, body } })
    expect(groups[0]?.calls[0]).toMatchObject({
      state: 'failed',
      outcome: '403',
      why: 'high_risk：WeChat refuses this user.',
    })
  })

  it('tellsARequestThatWasNeverSent', () => {
    tell({ op: 'wx.request', phase: 'call', call: 3 })
    expect(groups).toEqual([])
    tell({ op: 'wx.request', phase: 'fail', call: 3, detail: { errMsg: 'request:fail' } })
    expect(groups[0]?.calls).toMatchObject([{ op: 'wx.request', state: 'failed', why: 'request:fail' }] as Call[])
  })
})

describe('the panel', () => {
  const texts = (node: HTMLElement, selector: string) =>
    [...node.querySelectorAll(selector)].map(({ textContent }) => textContent)

  it('showsNothingSecretEvenWhenALineIsOpened', () => {
    const events = new HostEvents()
    const { node } = panel(events)
    const token = 'mj_c4n4ryc4n4ryc4n4ryc4n4ryc4n4ryc4n4ry'
    events.emit({
      lane: 'request',
      op: 'POST /v1/login',
      phase: 'call',
      call: 1,
      detail: { header: { authorization: `Bearer ${token}` }, data: { code: '0a1b2c3d4e5f6g7h8i9j' } },
    })
    events.emit({
      lane: 'request',
      op: 'POST /v1/login',
      phase: 'success',
      call: 1,
      ms: 3,
      detail: { status: 200, body: { token, openid: 'oABCDEFGHIJKLMNOP', session_key: 'c4n4ry==' } },
    })
    node.querySelector<HTMLElement>('.mh-call-head')?.click()
    const shown = node.outerHTML
    for (const secret of [token, '0a1b2c3d4e5f6g7h8i9j', 'oABCDEFGHIJKLMNOP', 'c4n4ry==']) {
      expect(shown).not.toContain(secret)
    }
    expect(shown).toContain('Bearer mj_c4n4r…')
  })

  it('forgetsOnRequestAndGoesOn', () => {
    const events = new HostEvents()
    const { node } = panel(events)
    events.emit({ lane: 'wx', op: 'wx.login', phase: 'moment' })
    node.querySelector<HTMLElement>('.mh-clear')?.click()
    expect(texts(node, '.mh-op')).toEqual([])
    events.emit({ lane: 'wx', op: 'wx.checkSession', phase: 'moment' })
    expect(texts(node, '.mh-op')).toEqual(['wx.checkSession'])
  })

  it('hidesALaneOnRequest', () => {
    const { node } = panel(new HostEvents())
    node.querySelector<HTMLElement>('[data-filter=store]')?.click()
    expect(node.querySelector('.mh-groups')?.hasAttribute('data-without-store')).toBe(true)
    expect(node.querySelector('[data-filter=store]')?.getAttribute('aria-pressed')).toBe('false')
  })
})

describe('traces', () => {
  it('haveTheFormOfW3CTraceContext', () => {
    const { traceId, header } = newTrace()
    expect(header).toMatch(new RegExp(`^00-${traceId}-[0-9a-f]{16}-01$`))
    expect(newTrace().traceId).not.toBe(traceId)
  })
})

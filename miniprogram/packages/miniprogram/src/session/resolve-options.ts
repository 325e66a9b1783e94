import { NotConfiguredError } from '../errors/not-configured.js'
import { originOf } from '../http/url.js'
import { systemClock } from '../platform/clock.js'
import { silentLogger } from './logger.js'
import type { ResolvedOptions, SessionOptions } from './options.js'
import { wechatEngine } from './wechat-engine.js'

/** Fills in the defaults; the only place that knows them. */
export function resolveOptions(options: SessionOptions, newId: () => string): ResolvedOptions {
  const { source, baseUrl, clock = systemClock } = options
  if (!source || !originOf(baseUrl ?? '')) {
    throw new NotConfiguredError('source and an absolute baseUrl are required')
  }
  const defaults = {
    name: source,
    clock,
    random: Math.random,
    logger: silentLogger,
    headers: {},
    authorization: (token: string) => ({ Authorization: `Bearer ${token}` }),
    middleware: [],
    verdict: () => undefined,
    onRevoked: 'relogin' as const,
    renewOnShow: true,
    loginTimeout: 10_000,
    apiTimeout: 15_000,
    renewBefore: 60_000,
    maxWaiters: 100,
    refreshLoginFuseLine: 3,
    refreshLoginFuseWindow: 60_000,
    refreshLoginFuseRestoreTime: 5_000,
    maxHold: 30_000,
    uiTimeout: 300_000,
  }
  return Object.assign(defaults, definedOnly(options), {
    trustedOrigins: [baseUrl].concat(options.trustedOrigins ?? []).map(originOf),
    engines: Object.assign({ wechat: wechatEngine(clock, newId) }, options.engines),
  })
}

/** An option given as `undefined` means its default. */
function definedOnly(options: SessionOptions): SessionOptions {
  const result: Record<string, unknown> = {}
  for (const key of Object.keys(options) as (keyof SessionOptions)[]) {
    if (options[key] !== undefined) result[key] = options[key]
  }
  return result as unknown as SessionOptions
}

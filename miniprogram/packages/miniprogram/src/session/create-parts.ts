import { NotConfiguredError } from '../errors/not-configured.js'
import { createApi } from '../http/api.js'
import { createTransport } from '../http/transport.js'
import { readEnvironment } from '../platform/environment.js'
import { globalPages, globalWx } from '../platform/global.js'
import { Platform } from '../platform/platform.js'
import { createEmitter } from './emitter.js'
import type { SessionEvents } from './events.js'
import { createFuse } from './fuse.js'
import { createLoginGate } from './login-gate.js'
import type { SessionOptions } from './options.js'
import { resolveOptions } from './resolve-options.js'
import type { SessionParts } from './session-parts.js'
import { createWxStorage } from './session-storage.js'
import { createSessionStore } from './session-store.js'

/** Puts a session together. */
export function createParts(input: SessionOptions): SessionParts {
  const newId = () => randomId(input.random ?? Math.random)
  const options = resolveOptions(input, newId)
  const wx = input.wx ?? globalWx()
  if (!wx) throw new NotConfiguredError('no global wx; pass it as option')
  const { clock, name, source, storage } = options
  const platform = new Platform(wx, clock, input.getCurrentPages ?? globalPages)
  const { appId, envVersion, model, platform: system, wechatVersion, sdkVersion } = readEnvironment(wx)
  const transport = createTransport(platform, options.transport)
  const events = createEmitter<SessionEvents>()
  const storageKey = ['menjin', appId, envVersion, source, name].join('/')
  const store = createSessionStore(
    storage ?? createWxStorage(platform, storageKey, sdkVersion),
    events,
    clock,
    newId,
    options.renewBefore,
  )
  return {
    options,
    platform,
    device: () => ({ id: store.anonymousId, model, platform: system, wechatVersion, sdkVersion }),
    transport,
    api: createApi(transport, clock, options),
    events,
    store,
    gate: createLoginGate(platform, options.loginTimeout, options.maxHold),
    fuse: createFuse(
      clock,
      options.refreshLoginFuseLine,
      options.refreshLoginFuseWindow,
      options.refreshLoginFuseRestoreTime,
    ),
    newId,
  }
}

/** 128 random bits in hex: unique, not secret. */
function randomId(random: () => number): string {
  let id = ''
  while (id.length < 32) id += Math.floor(random() * 16).toString(16)
  return id
}

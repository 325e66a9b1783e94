import { clockDate } from './clock/clockDate'
import { Kernel } from './core/kernel'
import { Script } from './core/script'
import { compareVersions } from './core/version'
import type { AppClock, FakeWx } from './fakeWx'
import { AppControl } from './lifecycle/appControl'
import { createCheckSession } from './login/checkSession'
import { createLogin, LoginControl } from './login/login'
import { Navigation } from './navigation/navigation'
import { FakeFiles } from './network/files'
import { Network } from './network/network'
import { ScriptedServer } from './network/server'
import { scriptedTransport } from './network/transport'
import { type FakeWxOptions, resolveOptions } from './options'
import { FakeStorage } from './storage/fakeStorage'
import { createStorageApi } from './storage/storageApi'
import { FakeDevice } from './system/device'
import { createSystemApi } from './system/systemApi'
import { API_SINCE } from './system/versions'
import { WeChatModel } from './wechat/weChatModel'
import type { WxApi } from './wxApi'

/**
 * Makes a fake `wx` with a clock, a user, a device and a server of its own. Two fakes share nothing.
 *
 * @example
 * ```ts
 * const fake = createFakeWx({ sdkVersion: '2.32.3' })
 * fake.server.on('POST /v1/login', { data: { token: 't' } })
 * fake.login.next({ fail: 'timeout', errno: 5, after: 3000 })
 * const session = createSession({ wx: fake.wx, clock: fake.clock })
 * await fake.advance(3000)
 * expect(fake.calls('login')).toHaveLength(1)
 * ```
 *
 * @public
 */
export function createFakeWx(options: FakeWxOptions = {}): FakeWx {
  const settings = resolveOptions(options)
  const kernel = new Kernel(settings)
  const { journal, loop } = kernel
  const wechat = new WeChatModel(kernel)
  const server = new ScriptedServer()
  const device = new FakeDevice(kernel)
  const files = new FakeFiles(kernel.random, settings.platform)
  const login = new LoginControl()
  const checkSession = new Script<object, Parameters<FakeWx['checkSession']['always']>[0]>() as FakeWx['checkSession']

  const app: AppControl = new AppControl({
    kernel,
    openPage: (url) => navigation.open(url),
    notifyPage: (hook) => {
      navigation.notify(hook)
    },
    interruptNetwork: (reason) => {
      network.interruptAll(reason)
    },
    destroyAll: () => {
      loop.destroy()
      journal.dropPending()
      navigation.destroy()
      device.reset()
      files.removeTemporary()
      kernel.errorListeners.clear()
    },
  })
  const singlePage = () => app.singlePage
  const navigation = new Navigation(kernel, singlePage)
  const storage = new FakeStorage(singlePage)
  const transport = scriptedTransport(kernel, server)
  const network = new Network({
    kernel,
    files,
    transport: () => transport,
    blocked: () => app.networkBlock ?? device.networkBlock,
  })

  const all: WxApi = {
    login: createLogin({ kernel, control: login, platform: () => wechat, singlePage, offline: () => !device.online }),
    checkSession: createCheckSession(kernel, checkSession, () => wechat),
    ...network.api,
    ...createStorageApi(kernel, storage),
    ...navigation.api,
    ...createSystemApi(kernel, app, device, (api) => api in wx),
  }
  const wx = Object.fromEntries(
    Object.entries(all).filter(([api]) => compareVersions(settings.sdkVersion, API_SINCE[api] ?? '0') >= 0),
  ) as unknown as WxApi

  const clock: AppClock = {
    now: kernel.clock.now,
    setTimeout: loop.setTimeout,
    clearTimeout: loop.clearTimeout,
    setInterval: loop.setInterval,
    clearInterval: loop.clearTimeout,
    Date: clockDate(kernel.clock.now),
    get pendingTimers() {
      return loop.pendingTimers
    },
  }

  return {
    wx,
    clock,
    platformClock: kernel.clock,
    getApp: () => app.instance,
    getCurrentPages: () => [...navigation.stack],
    advance: (ms) => kernel.clock.advance(ms),
    idle: () => kernel.idle(),
    calls: (api) => journal.calls(api),
    pending: (api) => journal.pending(api),
    maxConcurrent: (api) => journal.maxConcurrent(api),
    clearCalls: () => {
      journal.clear()
    },
    uncaught: kernel.uncaught,
    script: (api) => kernel.script(api),
    login,
    checkSession,
    wechat,
    server,
    files,
    storage,
    navigation,
    app,
    device,
  }
}

import { createAppClock } from './clock/appClock'
import { Kernel } from './core/kernel'
import { SINGLE_PAGE_NOTICE } from './core/scene'
import { Script } from './core/script'
import { compareVersions } from './core/version'
import { createDefinedApi } from './defineApi'
import type { FakeWx } from './fakeWx'
import { createInteractionApi } from './interaction/interactionApi'
import { Screen } from './interaction/screen'
import { AppControl } from './lifecycle/appControl'
import { type CheckSessionAnswer, createCheckSession } from './login/checkSession'
import { createLogin, LoginControl } from './login/login'
import { Navigation } from './navigation/navigation'
import { FakeFiles } from './network/files'
import { Network } from './network/network'
import { ScriptedServer } from './network/server'
import { scriptedTransport } from './network/transport'
import { type FakeWxOptions, resolveOptions } from './options'
import { Prefetch } from './prefetch/prefetch'
import { Privacy } from './privacy/privacy'
import { createPrivacyApi } from './privacy/privacyApi'
import { createProfileApi } from './profile/profileApi'
import { Permissions } from './settings/permissions'
import { createSettingsApi } from './settings/settingsApi'
import { FakeStorage } from './storage/fakeStorage'
import { createStorageApi } from './storage/storageApi'
import { FakeDevice } from './system/device'
import { createSystemApi } from './system/systemApi'
import { API_SINCE } from './system/versions'
import { Gesture } from './tap/gesture'
import { PhoneButton } from './tap/phoneButton'
import { ProfileInputs } from './tap/profileInputs'
import { UserTaps } from './tap/userTaps'
import { trackedPlatform, trackedTransport } from './connection'
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
  const { connection } = settings

  const server = new ScriptedServer()
  const wechat = new WeChatModel(kernel)
  const platform = connection ? trackedPlatform(kernel, connection.platform) : wechat
  const transport = connection ? trackedTransport(kernel, connection.transport) : scriptedTransport(kernel, server)

  const device = new FakeDevice(kernel)
  const files = new FakeFiles(kernel.random, settings.platform)
  const gesture = new Gesture()
  const screen = new Screen(kernel, gesture)
  const privacy = new Privacy(kernel)
  const permissions = new Permissions(kernel)
  const login = new LoginControl()
  const checkSession = new Script<object, CheckSessionAnswer>()
  const prefetch = new Prefetch(kernel, () => app, platform)

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
      kernel.errorListeners.clear()
      files.removeTemporary()
      navigation.destroy()
      for (const part of [device, privacy, permissions, screen, prefetch]) part.reset()
    },
  })
  const singlePage = () => app.singlePage
  const navigation = new Navigation(kernel, () => {
    if (app.singlePage) screen.showToast({ title: SINGLE_PAGE_NOTICE }, false)
    return app.singlePage
  })
  const storage = new FakeStorage(singlePage)
  const network = new Network({
    kernel,
    files,
    transport,
    blocked: () => app.networkBlock ?? device.networkBlock,
  })
  const phone = new PhoneButton(kernel, privacy, screen, platform)
  const tap = new UserTaps({
    kernel,
    gesture,
    privacy,
    permissions,
    screen,
    phone,
    profile: new ProfileInputs(kernel, privacy, files, wechat),
    singlePage,
  })

  const all: WxApi = {
    login: createLogin({ kernel, control: login, platform, singlePage, offline: () => !device.online }),
    checkSession: createCheckSession(kernel, checkSession, platform),
    ...network.api,
    ...createStorageApi(kernel, storage),
    ...navigation.api,
    ...createSystemApi(kernel, app, device, (api) => api in wx),
    ...createPrivacyApi(kernel, privacy),
    ...createSettingsApi(kernel, permissions, gesture),
    ...createInteractionApi(kernel, screen),
    ...createProfileApi(kernel, { privacy, gesture, wechat, platform }),
    ...prefetch.api,
  }
  const wx = Object.fromEntries(
    Object.entries(all).filter(([api]) => compareVersions(settings.sdkVersion, API_SINCE[api] ?? '0') >= 0),
  ) as unknown as WxApi

  return {
    wx,
    clock: createAppClock(kernel.clock, loop),
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
    defineApi: (name, definition) => {
      Object.assign(wx, { [name]: createDefinedApi(kernel, name, definition, { privacy, permissions }) })
    },
    login,
    checkSession,
    wechat,
    server,
    files,
    storage,
    navigation,
    app,
    device,
    screen,
    privacy,
    permissions,
    phone,
    tap,
    prefetch,
  }
}

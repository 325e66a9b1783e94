import { createFakeWx, type FakeWx, hostClock } from '@menjin/wx-testkit'
import type { HostConfig, Persona } from '../hostConfig'
import type { RunningHost } from '../menjinHost'
import type { AppPackage } from '../package'
import { AppGlobals } from './appGlobals'
import { builtins } from './builtin/all'
import { personasOf } from './config'
import { addStyle, Engine } from './engine/engine'
import { HostEvents, plain } from './events'
import type { PackageLoader } from './packageLoader'
import { PageViews } from './pages/pageViews'
import { Dialogs } from './phone/dialogs'
import { Layers } from './phone/layer'
import { runOpenType } from './phone/openTypes'
import { PersonDialogs } from './phone/personDialogs'
import { drawToast } from './phone/toast'
import type { PhoneFrame } from './shell/phoneFrame'
import { watchSessions } from './watch/sdkEvents'
import { watchTaps } from './watch/userTaps'
import { type Conditions, connectHost, type HostConnection } from './wx/connection'
import { Sources } from './wx/files'
import { installApis } from './wx/installApis'
import { PersistentStorage } from './wx/persistentStorage'

const STORAGE_CALLS = /^(set|remove|clear)Storage/

/** A mini program in a phone, for one person, from its cold start to the end of the browser's page. */
export class Host implements RunningHost {
  readonly events: HostEvents
  readonly fake: FakeWx
  readonly views: PageViews
  readonly connection: HostConnection
  readonly storage: PersistentStorage
  readonly person: Persona
  readonly conditions: Conditions
  readonly #globals: AppGlobals
  readonly #warned = new Set<string>()

  constructor(
    loader: PackageLoader,
    readonly config: HostConfig,
    readonly frame: PhoneFrame,
    exit: () => void,
  ) {
    const { app } = loader
    const events = (this.events = new HostEvents())
    const personas = personasOf(config)
    this.person = personas.find(({ id }) => id === config.persona) ?? (personas[0] as Persona)
    this.conditions = { slow: config.slow ?? 0 }
    const appId = config.appId ?? (app.appId || 'wxemu00000000shop')
    this.connection = connectHost(config, { appId, userId: this.person.id }, events, this.conditions)
    this.fake = this.#makeFake(app, appId)
    this.connection.bind(this.fake)
    this.storage = new PersistentStorage(this.fake.storage, appId, this.person.id)
    this.storage.load()
    this.#giveIdentity()

    const name = () => app.name || (app.app.window?.navigationBarTitleText ?? '小程序')
    this.fake.privacy.contractName = `《${name()}隐私保护指引》`
    const layers = new Layers(frame.layers)
    const dialogs = new Dialogs(layers, name)
    const people = new PersonDialogs(
      layers,
      () => this.person,
      name,
      () => dialogs.chooseFile('image/*'),
    )
    const sources = new Sources(this.fake.files)
    this.#connectScreen(dialogs)
    const { fake } = this
    const warn = (message: string) => {
      this.warn(message)
    }
    const engine: Engine = new Engine({
      app,
      templates: loader.compiled,
      builtins: builtins({
        source: (named, from) => sources.address(named, from),
        openType: (button, openType) => {
          const giveNumber = (phone: string | undefined) => this.#giveNumber(phone)
          const context = { fake, events, dialogs, people, giveNumber, warn }
          runOpenType(button, openType, context).catch((error: unknown) => {
            this.fail(error)
          })
        },
        nickname: (text) => fake.tap.nickname({ value: text }),
        suggestedNickname: () => {
          const { value } = fake.tap.nickname()
          return value === '' ? undefined : value
        },
        navigate: (openType, options) => navigate(fake, openType, options),
        pick: (title, columns, chosen) => dialogs.pick(title, columns, chosen),
      }),
      loadScript: (path) => {
        this.#globals.load(path)
      },
      warn,
      tap: (handler) => {
        void fake.tap.run(handler)
      },
    })
    this.views = new PageViews({
      fake,
      engine,
      app,
      events,
      place: frame.pages,
      fail: (error) => {
        this.fail(error)
      },
    })
    const wx = installApis({ fake, views: this.views, dialogs, sources, exit }, warn)
    this.#globals = new AppGlobals(
      loader.modules,
      () => engine,
      fake,
      wx,
      () => this.views.instances(),
    )
    addStyle('app', app.appStyle)
    window.addEventListener('unhandledrejection', ({ reason }) => {
      events.emit({ lane: 'console', op: 'unhandled rejection', phase: 'moment', detail: plain(reason) })
    })
    this.#theme(app)
    watchTaps(frame.app, events)
    watchSessions(fake.wx, events)
  }

  /** The cold start. */
  launch(): void {
    const { fake, config, events } = this
    try {
      this.#globals.loadApp()
    } catch (error) {
      this.fail(error)
    }
    events.emit({ lane: 'app', op: 'launch', phase: 'moment', detail: { scene: fake.app.launchOptions.scene } })
    const [path = '', search = ''] = (config.page ?? '').replace(/^\//, '').split(/\?(.*)/s)
    if (path === '') fake.app.launch()
    else
      fake.app.launch({
        path,
        query: Object.fromEntries(
          search
            .split('&')
            .filter(Boolean)
            .map((pair) => pair.split('=')),
        ) as Record<string, string>,
      })
  }

  /** Something that the host cannot do; said once. */
  warn(message: string): void {
    if (this.#warned.has(message)) return
    this.#warned.add(message)
    console.warn(message)
    this.events.emit({ lane: 'console', op: 'warning', phase: 'moment', detail: message })
  }

  /** An exception in the app. */
  fail(error: unknown): void {
    console.error(error)
    this.events.emit({ lane: 'console', op: 'error', phase: 'moment', detail: plain(error) })
  }

  #makeFake(app: AppPackage, appId: string): FakeWx {
    const { config, events } = this
    const tabBar = (app.app.tabBar?.list ?? []).map(({ pagePath }) => pagePath.replace(/^\//, ''))
    const first = app.app.entryPagePath ?? app.app.pages[0] ?? ''
    return createFakeWx({
      appId,
      connection: this.connection,
      clock: hostClock(),
      seed: crypto.getRandomValues(new Uint32Array(1))[0] ?? 1,
      pages: [first, ...app.app.pages.filter((page) => page !== first)],
      tabBar,
      scene: config.scene ?? 1001,
      theme: app.app.darkmode === true ? (config.theme ?? 'light') : 'light',
      ...defined({
        platform: config.platform,
        sdkVersion: config.sdkVersion,
        envVersion: config.envVersion,
        patchMethod: config.patchMethod,
      }),
      onCall: (call) => {
        const { api, id, at, settledAt, outcome, options, args, result } = call
        if (STORAGE_CALLS.test(api) && outcome === 'success') this.storage.save()
        const phase = outcome === 'pending' ? 'call' : outcome === 'success' ? 'success' : 'fail'
        const detail = phase === 'call' ? (typeof args[0] === 'object' ? options : args) : result
        const ms = settledAt === undefined ? {} : { ms: settledAt - at }
        events.emit({ lane: 'wx', op: `wx.${api}`, phase, call: id, ...ms, detail: plain(detail) })
      },
      onUncaught: (error) => {
        this.fail(error)
      },
    })
  }

  /** WeChat binds the number to the code at the tap, so another one than the person's own is set for the tap alone. */
  async #giveNumber(other: string | undefined): Promise<void> {
    const phone = other ?? this.person.phone
    const { user } = this.fake.wechat
    if (phone === undefined || phone === user.phone) return
    user.phone = phone
    await this.connection.control?.user({ phone })
  }

  #giveIdentity(): void {
    const { user } = this.fake.wechat
    const { id, nickname, phone } = this.person
    user.nickname = nickname ?? id
    user.phone = phone
    if (this.config.online === false || this.person.online === false) this.fake.device.goOffline()
    if (this.config.privacy === 'ask') this.fake.privacy.agreed = false
  }

  /** Whatever WeChat would ask, the dialogs ask. */
  #connectScreen(dialogs: Dialogs): void {
    const { screen, permissions, privacy } = this.fake
    drawToast(screen, this.frame.toasts)
    screen.modalAnswers.always((options) => dialogs.modal(options))
    screen.actionSheetAnswers.always((options) => dialogs.actionSheet(options))
    permissions.prompt.always(({ scope }) => dialogs.permission(scope))
    permissions.panel.always((current) => dialogs.settings(current))
    privacy.dialog.always(() => dialogs.privacy(privacy.contractName))
  }

  #theme(app: AppPackage): void {
    const paint = () => {
      this.frame.app.dataset.theme = app.app.darkmode === true ? this.fake.device.theme : 'light'
      this.views.repaint()
    }
    this.frame.app.dataset.style = typeof app.app.style === 'string' ? app.app.style : ''
    paint()
    this.fake.wx.onThemeChange(paint)
  }
}

function navigate(fake: FakeWx, openType: string, { url, delta }: { url: string; delta: number }): Promise<unknown> {
  const { wx } = fake
  switch (openType) {
    case 'redirect':
      return wx.redirectTo({ url })
    case 'switchTab':
      return wx.switchTab({ url })
    case 'reLaunch':
      return wx.reLaunch({ url })
    case 'navigateBack':
      return wx.navigateBack({ delta })
    default:
      return wx.navigateTo({ url })
  }
}

function defined<T extends object>(options: T): { [K in keyof T]?: NonNullable<T[K]> } {
  return Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined)) as never
}

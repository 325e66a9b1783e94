/** How the host runs an app. Each field can also stand in the page's address, such as `?persona=bob&scene=1154`. */
export interface HostConfig {
  /** Address of the emulator, or of a server that passes `/_emulator/v1` on to it. Default: the page's own origin. */
  emulator?: string
  /** `emulator` asks the emulator for codes; `model` makes them itself, for an app without a server. Default `emulator`. */
  wechat?: 'emulator' | 'model'
  /** Overrides the appid of project.config.json. */
  appId?: string
  /** Who can hold the phone; the first is the default. */
  personas?: Persona[]
  /** Id of the person who holds it. */
  persona?: string
  /**
   * Where requests go: an address for each origin that the app names; `*` stands for all others. Default: the page's own
   * origin for every request.
   */
  origins?: Record<string, string>
  /** How the app is entered; 1154 is the single page of Moments. Default 1001. */
  scene?: number
  /** The first page with its query; default: that of app.json. */
  page?: string
  theme?: 'light' | 'dark'
  platform?: 'ios' | 'android' | 'devtools'
  sdkVersion?: string
  envVersion?: 'develop' | 'trial' | 'release'
  /** What `wx.request` does with PATCH. Default `refuse`, as WeChat does. */
  patchMethod?: 'refuse' | 'send'
  /** Milliseconds by which every call of the network and of WeChat is slower. Default 0. */
  slow?: number
  /** Whether there is a connection. Default true. */
  online?: boolean
  /** `agreed`, or `ask`: the user has not agreed to the privacy agreement yet. Default `agreed`. */
  privacy?: 'agreed' | 'ask'
  /** What the phone's clock shows, for pictures that shall be equal. Default: the time. */
  clock?: string
  /**
   * Address of a stream in which the service tells what it does (`/_menjin/events` of Menjin's starter, with
   * `menjin.watch.enabled`); the list beside the phone then shows its calls to its store and to WeChat. Default: none.
   */
  watch?: string
  /** `full`: phone, controls and the list of events. `phone`: the phone alone, filling the window. Default `full`. */
  view?: 'full' | 'phone'
}

/** A WeChat user whom the emulator knows. */
export interface Persona {
  /** Id at the emulator. */
  id: string
  /** What the host calls the person. */
  title?: string
  /** Shown in the dialogs. What the server gets, the emulator knows. */
  nickname?: string
  phone?: string
  /** Other numbers that the phone dialog offers. */
  otherPhones?: string[]
  /** Whether there is a connection when this person begins. Default true. */
  online?: boolean
  /** Address to POST to before the app starts, so that the server makes this person somebody who has been here before. */
  prepare?: string
}

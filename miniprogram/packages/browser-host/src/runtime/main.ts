import './builtin/builtin.css'
import './host.css'
import './shell/desk.css'
import type { HostConfig } from '../hostConfig'
import type { MenjinHost as PublicHost } from '../menjinHost'
import { configOfAddress } from './config'
import { Host } from './host'
import { PackageLoader } from './packageLoader'
import { phoneFrame } from './shell/phoneFrame'
import { background, foreground, shell } from './shell/shell'

/** What the page of a built app finds at `window.menjinHost`; others see what the package exports of it. */
export interface MenjinHost extends PublicHost {
  readonly data: PackageLoader['data']
  readonly templates: PackageLoader['templates']
  readonly define: PackageLoader['define']
  /** Starts the app; called once, after its files. */
  start(): Host
  /** The running host, once it has started. */
  running?: Host
}

declare global {
  interface Window {
    menjinHost: MenjinHost
    menjinHostConfig?: HostConfig
  }
}

const loader = new PackageLoader()

window.menjinHost = {
  data: loader.data,
  templates: loader.templates,
  define: loader.define,
  start() {
    const config = { ...window.menjinHostConfig, ...configOfAddress(location.search) }
    const away = () => {
      background(host)
    }
    const frame = phoneFrame(
      {
        menu: () => {
          void host.fake.wx.showActionSheet({ itemList: ['重新进入小程序', '切到后台'] }).then(
            ({ tapIndex }) => {
              if (tapIndex === 0) location.reload()
              else away()
            },
            () => undefined,
          )
        },
        close: away,
        home: () => {
          foreground(host)
        },
      },
      config.clock,
    )
    const host = new Host(loader, config, frame, away)
    window.menjinHost.running = host
    void Promise.all([shell(host, document.body), prepared(host)]).then(() => {
      host.launch()
    })
    return host
  },
}

/** Lets the server make the person somebody with a past, before they open the app. */
async function prepared({ person, config, events }: Host): Promise<void> {
  if (person.prepare === undefined || config.wechat === 'model') return
  const answer = await fetch(person.prepare, { method: 'POST' }).catch((error: unknown) => error)
  if (!(answer instanceof Response) || !answer.ok)
    events.emit({ lane: 'console', op: 'prepare', phase: 'moment', detail: `POST ${person.prepare} failed` })
}

import './builtin/builtin.css'
import './host.css'
import type { HostConfig } from '../hostConfig'
import { configOfAddress } from './config'
import { Host } from './host'
import { PackageLoader } from './packageLoader'
import { phoneFrame } from './shell/phoneFrame'
import { background, foreground, shell } from './shell/shell'

/** What the page of a built app, and whoever tests it, finds at `window.menjinHost`. */
export interface MenjinHost {
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
    const frame = phoneFrame({
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
    })
    const host = new Host(loader, config, frame, away)
    window.menjinHost.running = host
    shell(host, document.body)
    host.launch()
    return host
  },
}

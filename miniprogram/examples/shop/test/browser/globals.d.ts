import type { MenjinHost } from '../../../../packages/browser-host/src/runtime/main'

declare global {
  interface Window {
    menjinHost: MenjinHost
  }
}

import type { MenjinHost } from '../../src/runtime/main'

declare global {
  interface Window {
    menjinHost: MenjinHost
  }
}

import type { FakeWx } from '@menjin/wx-testkit'
import type { PageViews } from '../pages/pageViews'

interface Updates {
  onCheckForUpdate(listener: (result: { hasUpdate: boolean }) => void): void
  onUpdateReady(): void
  onUpdateFailed(): void
  applyUpdate(): void
}

/** Members of `wx` that answer at once and are no calls to WeChat. */
export function syncApis(fake: FakeWx, views: PageViews): Readonly<Record<string, unknown>> {
  const current = () =>
    views.current?.instance as
      { createSelectorQuery(): unknown; createIntersectionObserver(options?: object): unknown } | undefined
  const updates: Updates = {
    onCheckForUpdate: (listener) => {
      fake.clock.setTimeout(() => {
        listener({ hasUpdate: false })
      })
    },
    onUpdateReady: () => undefined,
    onUpdateFailed: () => undefined,
    applyUpdate: () => undefined,
  }
  return {
    createSelectorQuery: () => current()?.createSelectorQuery(),
    createIntersectionObserver: (_component: unknown, options?: object) =>
      current()?.createIntersectionObserver(options),
    getMenuButtonBoundingClientRect: () => views.capsule(),
    getUpdateManager: () => updates,
    getLogManager: () => console,
    getRealtimeLogManager: () => console,
    reportEvent: () => undefined,
    arrayBufferToBase64: (bytes: ArrayBuffer) => btoa(String.fromCharCode(...new Uint8Array(bytes))),
    base64ToArrayBuffer: (text: string) => Uint8Array.from(atob(text), (character) => character.charCodeAt(0)).buffer,
    env: { USER_DATA_PATH: 'wxfile://usr' },
  }
}

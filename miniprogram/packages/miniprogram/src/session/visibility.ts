import type { Platform } from '../platform/platform.js'

/** Whether the app is in front. WeChat cuts requests about 5 s after it has gone to the background. */
export interface Visibility {
  /** Resolves when the app is in front, or after the time limit at the latest. */
  whenVisible(): Promise<void>
  dispose(): void
}

/** @param timeout the limit of `whenVisible`, milliseconds */
export function watchVisibility({ wx, clock }: Platform, timeout: number, onShow: () => void): Visibility {
  let hidden = false
  const waiting: (() => void)[] = []
  const release = () => {
    for (const go of waiting.splice(0)) go()
  }
  const show = () => {
    hidden = false
    release()
    onShow()
  }
  const hide = () => {
    hidden = true
  }
  wx.onAppShow?.(show)
  wx.onAppHide?.(hide)
  return {
    whenVisible: () =>
      new Promise((resolve) => {
        waiting.push(resolve)
        if (hidden) clock.setTimeout(resolve, timeout)
        else release()
      }),
    dispose: () => {
      wx.offAppShow?.(show)
      wx.offAppHide?.(hide)
      release()
    },
  }
}

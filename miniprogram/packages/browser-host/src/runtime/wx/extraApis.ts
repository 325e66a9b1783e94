import type { FakeWx } from '@menjin/wx-testkit'
import type { PageViews } from '../pages/pageViews'
import type { Dialogs } from '../phone/dialogs'
import type { Sources } from './files'

/** What these APIs move. */
export interface ExtraContext {
  readonly fake: FakeWx
  readonly views: PageViews
  readonly dialogs: Dialogs
  readonly sources: Sources
  /** The person leaves the mini program. */
  exit(): void
}

type Options = Record<string, unknown>
type Answer = (options: Options) => object | Promise<object> | undefined

const text = (value: unknown): string => (typeof value === 'string' ? value : '')

/** APIs beside those of the test kit: the ones that need a screen. Each answers with `errMsg` like all others. */
export function extraApis({ fake, views, dialogs, sources, exit }: ExtraContext): Readonly<Record<string, Answer>> {
  return {
    setNavigationBarTitle: ({ title }) => {
      views.current?.bar.setTitle(text(title))
      return undefined
    },
    setNavigationBarColor: ({ frontColor, backgroundColor }) => {
      views.current?.bar.setColors(text(backgroundColor), text(frontColor))
      return undefined
    },
    showNavigationBarLoading: () => {
      views.current?.bar.setLoading(true)
      return undefined
    },
    hideNavigationBarLoading: () => {
      views.current?.bar.setLoading(false)
      return undefined
    },
    setTabBarBadge: ({ index, text: badge }) => {
      views.tabBar?.setBadge(Number(index), text(badge))
      return undefined
    },
    removeTabBarBadge: ({ index }) => {
      views.tabBar?.setBadge(Number(index), undefined)
      return undefined
    },
    showTabBarRedDot: ({ index }) => {
      views.tabBar?.setBadge(Number(index), '')
      return undefined
    },
    hideTabBarRedDot: ({ index }) => {
      views.tabBar?.setBadge(Number(index), undefined)
      return undefined
    },
    showTabBar: () => {
      views.tabBar?.setVisible(true)
      return undefined
    },
    hideTabBar: () => {
      views.tabBar?.setVisible(false)
      return undefined
    },
    startPullDownRefresh: () => {
      views.current?.pull()
      return undefined
    },
    stopPullDownRefresh: () => {
      views.current?.release()
      return undefined
    },
    pageScrollTo: ({ scrollTop, duration }) => {
      views.current?.scrollTo(Number(scrollTop ?? 0), Number(duration ?? 300))
      return undefined
    },
    setClipboardData: ({ data }) => {
      clipboard = text(data)
      void fake.wx.showToast({ title: '内容已复制' })
      return undefined
    },
    getClipboardData: () => ({ data: clipboard }),
    makePhoneCall: async ({ phoneNumber }) => {
      await dialogs.notice(`呼叫 ${text(phoneNumber)}`)
      return {}
    },
    previewImage: async ({ urls, current }) => {
      const list = urls as string[]
      await dialogs.preview(sources.address(text(current) || (list[0] ?? ''), ''))
      return {}
    },
    chooseMedia: async () => {
      const bytes = await dialogs.chooseFile('image/*')
      const tempFilePath = fake.files.writeTemporary(bytes)
      return { type: 'image', tempFiles: [{ tempFilePath, size: bytes.length, fileType: 'image' }] }
    },
    chooseImage: async () => {
      const bytes = await dialogs.chooseFile('image/*')
      const path = fake.files.writeTemporary(bytes)
      return { tempFilePaths: [path], tempFiles: [{ path, size: bytes.length }] }
    },
    vibrateShort: () => ({}),
    vibrateLong: () => ({}),
    requestSubscribeMessage: async ({ tmplIds }) => {
      const allowed = await dialogs.confirm('允许发送以下消息', '订阅消息', '允许', '取消')
      return Object.fromEntries((tmplIds as string[]).map((id) => [id, allowed ? 'accept' : 'reject']))
    },
    exitMiniProgram: () => {
      exit()
      return {}
    },
  }
}

let clipboard = ''

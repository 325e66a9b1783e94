import { toast } from './failure'
import { loginByTap, needsTap } from './login'

/** The server could not be told: sessions on other devices go on. */
export const LOGGED_OUT_HERE = '这台已退出；其他设备没有，请联网登录后再试'

/**
 * For the `error` event of the SDK's components, which show their errors themselves. One is left to the page: whoever
 * logged out is not logged in again behind their back, but tapping such a button says that they want to be.
 */
export async function onComponentError({ detail }: { detail: { error: unknown } }): Promise<void> {
  if (!needsTap(detail.error)) return
  try {
    await loginByTap()
    void wx.showToast({ title: '已登录，请再点一次', icon: 'none' })
  } catch (error) {
    toast(error)
  }
}

import { toast } from './failure'
import { loginByTap, needsTap } from './login'

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

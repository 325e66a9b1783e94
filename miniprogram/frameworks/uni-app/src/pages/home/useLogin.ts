import { isMenjinError, type LoginMode, type User } from '@menjin/miniprogram'
import { errorText } from '@menjin/miniprogram/texts'
import { onUnload } from '@dcloudio/uni-app'
import { ref, shallowRef } from 'vue'
import { session } from '../../session'

/** Who is logged in, as the page shows it. */
export function useLogin() {
  const status = ref('正在登录')
  const loggedIn = ref(false)
  const user = shallowRef<User>()

  onUnload(
    session.on('user', (now) => {
      user.value = now
    }),
  )

  async function logIn(mode: LoginMode) {
    status.value = '正在登录'
    try {
      const result = await session.login({ mode })
      user.value = result.user
      loggedIn.value = true
      status.value = '已登录'
    } catch (error) {
      status.value = isMenjinError(error, 'logged_out') ? '已退出' : errorText(error)
    }
  }

  async function logOut() {
    await session.logout()
    loggedIn.value = false
    status.value = '已退出'
  }

  return { status, loggedIn, user, logIn, logOut }
}

import { isMenjinError, type LoginMode, type User } from '@menjin/miniprogram'
import { errorText } from '@menjin/miniprogram/texts'
import { useEffect, useState } from 'react'
import { session } from '../../session'

/** Who is logged in, as the page shows it. */
export function useLogin() {
  const [status, setStatus] = useState('正在登录')
  const [user, setUser] = useState<User>()

  useEffect(() => session.on('user', setUser), [])

  async function logIn(mode: LoginMode): Promise<boolean> {
    setStatus('正在登录')
    try {
      const result = await session.login({ mode })
      setUser(result.user)
      setStatus('已登录')
      return true
    } catch (error) {
      setStatus(isMenjinError(error, 'logged_out') ? '已退出' : errorText(error))
      return false
    }
  }

  async function logOut(): Promise<void> {
    await session.logout()
    setStatus('已退出')
  }

  return { status, user, logIn, logOut }
}

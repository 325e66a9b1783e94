import { useLaunch } from '@tarojs/taro'
import type { PropsWithChildren } from 'react'
import { session } from './session'
import './app.css'

export default function App({ children }: PropsWithChildren) {
  // Pages that ask meanwhile join this login. What becomes of it, the page says.
  useLaunch(() => {
    session.login({ mode: 'silent' }).catch(() => undefined)
  })
  return children
}

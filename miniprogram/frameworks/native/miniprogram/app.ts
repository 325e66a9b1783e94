import { session } from './session'

App({
  onLaunch() {
    // Pages that ask meanwhile join this login. What becomes of it, the page says.
    session.login({ mode: 'silent' }).catch(() => undefined)
  },
})

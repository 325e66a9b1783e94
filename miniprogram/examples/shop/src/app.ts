import { session } from './services/session'

App({
  // Pages may wait for it: `getApp().status.login.must()`.
  status: session.status,
})

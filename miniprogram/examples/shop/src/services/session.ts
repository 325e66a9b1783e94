import { createSession } from '@menjin/miniprogram'
import { SERVER } from './config'

/** The login of this mini program. Nothing happens until a page needs it: guests stay guests. */
export const session = createSession({
  source: 'shop',
  baseUrl: SERVER,
  steps: ['profile', 'phone'],
  authPage: '/pages/auth/auth',
  userAuthTips: { title: '差一步就好', content: '完成下面的内容，就可以继续了' },
})

/** What the user agrees to, with a box that they tick themselves. */
export const TERMS = [{ name: '《用户协议》', path: '/pages/terms/terms' }]

import { CancelledError, isMenjinError } from '@menjin/miniprogram'
import { session } from './session'

/** Whether nobody may log this user in but they themselves: they logged out, or are closing their account. */
export function needsTap(error: unknown): boolean {
  return isMenjinError(error, 'logged_out') || isClosing(error)
}

function isClosing(error: unknown): boolean {
  return isMenjinError(error, 'account_blocked') && error.state === 'closing'
}

/**
 * Logs in because the user tapped something that says so: also after a logout, and with a question while the account is
 * being closed, which no silent login may undo.
 */
export async function loginByTap(): Promise<void> {
  try {
    await session.login({ mode: 'common' })
  } catch (error) {
    if (!isClosing(error)) throw error
    const { confirm } = await wx.showModal({
      title: '账号正在注销',
      content: '恢复之后，收藏、订单和会员都还在。',
      confirmText: '恢复账号',
      cancelText: '不恢复',
    })
    if (!confirm) throw new CancelledError('cancel')
    await session.login({ mode: 'force', reopen: true })
  }
}

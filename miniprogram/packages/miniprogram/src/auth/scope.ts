import { DeniedError } from '../errors/denied.js'
import { NotConfiguredError } from '../errors/not-configured.js'
import { PrivacyDeniedError } from '../errors/privacy-denied.js'
import { systemClock, type Clock } from '../platform/clock.js'
import { globalPages, globalWx } from '../platform/global.js'
import { Platform } from '../platform/platform.js'
import { wxFailure, type WxFailure } from '../platform/wx-failure.js'
import type { WxLike } from '../platform/wx-like.js'

/** How {@link ensureScope} asks. */
export interface EnsureScopeOptions {
  wx?: WxLike
  clock?: Clock
  /** The dialog after a refusal. */
  title?: string
  content?: string
  /** Your own dialog: resolves with true when the user taps "go to settings", false otherwise. */
  confirm?: (tips: { title: string; content: string }) => Promise<boolean>
}

/** Users may take their time with a system dialog. */
const DIALOG_TIMEOUT = 300_000

/**
 * Makes sure of a permission that has a switch in the settings: location, album, camera, record, WeRun and the like.
 *
 * Not granted yet: WeChat asks. Refused, now or earlier: a dialog, whose tap opens the settings (since base library
 * 2.3.0 they open only from a tap), then another look. Rejects with `DeniedError` if it is still refused, with
 * `PrivacyDeniedError` if the privacy agreement is what is missing. A refusal counts for this call only.
 *
 * There is no such switch for avatar, nickname and phone: let the user tap the button again.
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/authorize.html
 */
export async function ensureScope(scope: string, options: EnsureScopeOptions = {}): Promise<void> {
  const { clock = systemClock, wx = globalWx() } = options
  const { title = '需要授权', content = '请在设置中打开权限' } = options
  if (!wx) throw new NotConfiguredError('no global wx; pass it as option')
  const platform = new Platform(wx, clock, globalPages)

  const granted = async (api: 'getSetting' | 'openSetting') => {
    const { authSetting = {} } = await platform.call<{ authSetting?: Record<string, boolean> }>(api, {}, DIALOG_TIMEOUT)
    return authSetting[scope] === true
  }
  const confirm =
    options.confirm ??
    (async (tips) => (await platform.call<{ confirm?: boolean }>('showModal', tips, DIALOG_TIMEOUT)).confirm === true)

  try {
    if (await granted('getSetting')) return
    await platform.call('authorize', { scope }, DIALOG_TIMEOUT)
  } catch (cause) {
    const failure = wxFailure('authorize', cause)
    if (isPrivacy(failure)) throw new PrivacyDeniedError({ cause })
    const opened = await confirm({ title, content })
    if (!opened || !(await granted('openSetting').catch(() => false))) throw new DeniedError(scope, { cause })
  }
}

/** Errno 104 of a privacy dialog, or 112 for what the agreement does not declare; 103 is a plain refusal. */
function isPrivacy({ errno, errMsg }: WxFailure): boolean {
  return errno === 112 || /privacy/i.test(errMsg)
}

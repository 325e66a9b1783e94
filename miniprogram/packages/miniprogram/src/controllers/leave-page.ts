import { leaveAuthPage } from '../auth/ui/page-ui.js'
import { NotConfiguredError } from '../errors/not-configured.js'
import { systemClock } from '../platform/clock.js'
import { globalPages, globalWx } from '../platform/global.js'
import { Platform } from '../platform/platform.js'

/**
 * Leaves the page on top: back to where the user came from, else to `backTo`. For an authorization page that nobody
 * waits for any more. Rejects with `NavigationFailedError`.
 */
export async function leavePage(backTo: string): Promise<void> {
  const wx = globalWx()
  if (!wx) throw new NotConfiguredError('no global wx')
  await leaveAuthPage(new Platform(wx, systemClock, globalPages), backTo)
}

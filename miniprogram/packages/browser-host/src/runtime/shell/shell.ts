import { addressOf, personasOf } from '../config'
import type { Host } from '../host'
import { element } from '../phone/layer'
import { controls } from './controls'
import { panel } from './panel/panel'
import type { PlatformCall, ServiceCall } from '../watch/calls'
import { watchStream } from '../watch/eventSource'

/** Runs the app again in a fresh page, which is what a cold start is. */
export function restart(change: Parameters<typeof addressOf>[1]): void {
  location.search = addressOf(location.search, change)
}

/**
 * Puts phone, controls and events into the window.
 *
 * @returns settles when service and platform are listened to
 */
export async function shell(host: Host, place: HTMLElement): Promise<void> {
  const { config, frame, fake } = host
  place.dataset.view = config.view ?? 'full'
  if (config.view === 'phone') {
    place.append(frame.node)
    return
  }
  const side = controls({
    config,
    personas: personasOf(config),
    person: host.person,
    restart,
    setOnline: (online) => {
      if (online) fake.device.goOnline()
      else fake.device.goOffline()
    },
    setSlow: (ms) => {
      host.conditions.slow = ms
    },
    setTheme: (theme) => {
      fake.device.setTheme(theme)
    },
    background: () => {
      background(host)
    },
    foreground: () => {
      foreground(host)
    },
    withdrawPrivacy: () => {
      fake.privacy.withdraw()
    },
    forget: () => {
      host.storage.clear()
      restart({})
    },
  })
  const { node, log } = panel(host.events)
  place.append(side, element('main', 'mh-stage', [frame.node]), node)
  const { watch } = config
  const streams: Promise<void>[] = []
  if (watch !== undefined)
    streams.push(
      watchStream(watch, (told) => {
        log.service(told as ServiceCall)
      }).ready,
    )
  if (config.wechat !== 'model')
    streams.push(
      watchStream(`${config.emulator ?? ''}/_emulator/v1/events`, (told) => {
        const call = told as PlatformCall
        // Others at the same emulator are not this phone.
        if (call.user === null || call.user === host.person.id) log.platform(call)
      }).ready,
    )
  await Promise.all(streams)
}

/** The app leaves the screen; after five seconds it is suspended, after half an hour gone. */
export function background({ fake, frame, events }: Host): void {
  if (fake.app.state !== 'foreground') return
  events.emit({ lane: 'user', op: 'background', phase: 'moment' })
  fake.app.hide()
  frame.cover.hidden = false
}

/** The app comes back; one that was gone starts anew. */
export function foreground({ fake, frame, events }: Host): void {
  if (fake.app.state === 'destroyed') {
    restart({})
    return
  }
  events.emit({ lane: 'user', op: 'foreground', phase: 'moment' })
  frame.cover.hidden = true
  fake.app.show()
}

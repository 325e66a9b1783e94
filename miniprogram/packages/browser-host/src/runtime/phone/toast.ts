import type { Screen } from '@menjin/wx-testkit'
import { element } from './layer'

const ICONS: Readonly<Record<string, string>> = { success: '✓', error: '!', loading: '' }

/** Draws the toast or loading that is on the screen. */
export function drawToast(screen: Screen, place: HTMLElement): void {
  screen.onToastChange = () => {
    place.replaceChildren()
    const options = screen.toast ?? screen.loading
    if (!options) return
    const icon = screen.loading ? 'loading' : (options.icon ?? 'success')
    const box = element('div', 'mh-toast')
    box.dataset.icon = options.image === undefined ? icon : 'image'
    if (icon !== 'none') box.append(element('i', 'mh-toast-icon', ICONS[icon] ?? ''))
    box.append(element('span', '', options.title))
    box.setAttribute('role', 'status')
    place.append(box)
    if (options.mask === true) place.append(element('div', 'mh-toast-mask'))
  }
}

import { type Control, inner } from './control'
import type { Builtin } from './registry'
import type { BuiltinServices } from './services'

const FIT: Readonly<Record<string, string>> = { scaleToFill: 'fill', aspectFit: 'contain', aspectFill: 'cover' }

/** Picture; 320 × 240 pixels unless its style says otherwise. */
export function image(services: BuiltinServices): Readonly<Record<string, Builtin>> {
  const pictureOf = (control: Control) => control.node.querySelector('img') as HTMLImageElement
  const paint = (control: Control) => {
    const picture = pictureOf(control)
    const mode = control.text('mode')
    control.node.dataset.mode = mode
    picture.style.objectFit = mode.endsWith('Fix') ? 'fill' : (FIT[mode] ?? 'none')
    picture.style.objectPosition = FIT[mode] === undefined && !mode.endsWith('Fix') ? mode : ''
  }
  const builtin: Builtin = {
    properties: {
      src: String,
      mode: { type: String, value: 'scaleToFill' },
      lazyLoad: Boolean,
      webp: Boolean,
      showMenuByLongpress: Boolean,
      fadeIn: Boolean,
    },
    created: (control) => {
      const picture = inner(control, 'img')
      picture.draggable = false
      picture.alt = ''
      picture.addEventListener('load', () => {
        control.fire('load', { width: picture.naturalWidth, height: picture.naturalHeight })
      })
      picture.addEventListener('error', () => {
        control.fire('error', { errMsg: `GET ${control.text('src')} failed` })
      })
      paint(control)
    },
    changed: {
      src: (control) => {
        const picture = pictureOf(control)
        const named = control.text('src')
        if (named === '') picture.removeAttribute('src')
        else picture.src = services.source(named, control.component.ownerShadowRoot?.getHostNode().is ?? '')
      },
      mode: paint,
    },
  }
  return { image: builtin, 'cover-image': builtin }
}

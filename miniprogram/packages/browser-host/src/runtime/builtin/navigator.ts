import { hover, hoverProperties } from './hover'
import type { Builtin } from './registry'
import type { BuiltinServices } from './services'

/** Link to another page. */
export function navigator(services: BuiltinServices): Readonly<Record<string, Builtin>> {
  return {
    navigator: {
      properties: {
        ...hoverProperties('navigator-hover'),
        hoverStayTime: { type: Number, value: 600 },
        url: String,
        openType: { type: String, value: 'navigate' },
        delta: { type: Number, value: 1 },
        target: { type: String, value: 'self' },
        appId: String,
        path: String,
        extraData: null,
        version: String,
        shortLink: String,
        renderingMode: String,
      },
      created: (control) => {
        control.node.setAttribute('role', 'link')
        hover(control)
        control.on('tap', () => {
          const options = { url: control.text('url'), delta: control.get<number>('delta') }
          services.navigate(control.text('openType'), options).then(
            (result) => {
              control.fire('success', result)
              control.fire('complete', result)
            },
            (failure: unknown) => {
              control.fire('fail', failure)
              control.fire('complete', failure)
            },
          )
        })
      },
    },
  }
}

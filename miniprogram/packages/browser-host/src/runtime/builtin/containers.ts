import { hover, hoverProperties } from './hover'
import type { Builtin } from './registry'

const view: Builtin = {
  properties: hoverProperties('none'),
  created: (control) => {
    hover(control)
  },
}

/** Components that only hold others. */
export const containers: Readonly<Record<string, Builtin>> = {
  view,
  'cover-view': view,
  'root-portal': { properties: { enable: { type: Boolean, value: true } } },
  'page-meta': {
    properties: { backgroundTextStyle: String, backgroundColor: String, rootFontSize: String, pageStyle: String },
  },
  text: {
    properties: { selectable: Boolean, userSelect: Boolean, space: String, decode: Boolean },
    changed: {
      selectable: (control) => control.node.toggleAttribute('data-selectable', control.is('selectable')),
      userSelect: (control) => control.node.toggleAttribute('data-selectable', control.is('userSelect')),
      space: (control) => control.node.toggleAttribute('data-space', control.is('space')),
    },
  },
}

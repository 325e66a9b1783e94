import parser from 'postcss-selector-parser'
import { HOST, SCOPE } from '../package'

/** Whose style sheet it is: that of all pages, of one page, or of a component. */
export type StyleOwner = { kind: 'app' } | { kind: 'page'; path: string } | { kind: 'component' }

/**
 * Rewrites a selector list for a document that holds several pages and the host around them:
 * tags get the prefix that the host gives to elements, a component's classes a place for their scope, and ids the form
 * that they have in the document. Everything holds only inside the phone, and a page's rules only in that page.
 */
export function rewriteSelector(selector: string, owner: StyleOwner, scheme?: 'dark' | 'light'): string {
  const around = ancestors(owner, scheme)
  return parser((root) => {
    root.walkTags((tag) => {
      if (!isKnownToCss(tag.value)) tag.value = `wx-${tag.value}`
    })
    root.walkClasses((name) => {
      if (owner.kind === 'component') name.value = SCOPE + name.value
    })
    root.walkPseudos((pseudo) => {
      if (pseudo.value === ':host')
        pseudo.replaceWith(parser.attribute({ attribute: `wx-host="${HOST}"`, value: undefined, raws: {} }))
    })
    root.walkIds((id) => {
      // Ids carry a prefix of their component; the unmatched #_ lends the specificity of an id.
      const pseudo = parser.pseudo({ value: `:is(#_, [id$="--${id.value}"])` })
      id.replaceWith(pseudo)
    })
    root.each((one) => {
      one.prepend(parser.pseudo({ value: `${one.first?.rawSpaceBefore ?? ''}${around} ` }))
    })
  }).processSync(selector)
}

function ancestors(owner: StyleOwner, scheme: 'dark' | 'light' | undefined): string {
  const phone = scheme === undefined ? '.mh-app' : `.mh-app[data-theme="${scheme}"]`
  return `:where(${owner.kind === 'page' ? `${phone} [data-page="${owner.path}"]` : phone})`
}

/** `from`, `to` and percentages stand where tags stand, in key frames. */
function isKnownToCss(tag: string): boolean {
  return tag.startsWith('wx-') || /^(from|to)$/.test(tag)
}

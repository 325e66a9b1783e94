import postcss, { type AtRule, type Container, type Root } from 'postcss'
import { resolvePath } from './paths'
import type { Problems } from './problem'
import { rewriteSelector, type StyleOwner } from './styleSelectors'
import { rewriteValue } from './styleValues'
import type { SourceTree } from './sourceTree'

/** Puts what it imports into a style sheet, in place; the same file only once on a way, so that a circle ends. */
function readStyle(
  tree: SourceTree,
  path: string,
  problems: Problems,
  above: readonly string[] = [],
): Root | undefined {
  const source = tree.read(path)
  if (source === undefined || above.includes(path)) return undefined
  let root: Root
  try {
    root = postcss.parse(source, { from: path })
  } catch (error) {
    const { reason, line } = error as { reason?: string; line?: number }
    problems.error(path, reason ?? (error as Error).message, line)
    return undefined
  }
  root.walkAtRules('import', (rule) => {
    const named = /["']([^"']+)["']/.exec(rule.params)?.[1]
    const target = named === undefined ? undefined : resolvePath(path, named)
    const imported = target === undefined ? undefined : readStyle(tree, target, problems, [...above, path])
    if (imported) rule.replaceWith(imported.nodes)
    else {
      problems.error(path, `@import ${rule.params} is not found`, rule.source?.start?.line)
      rule.remove()
    }
  })
  return root
}

/**
 * Compiles a style sheet to CSS that lives beside the styles of other pages in one document.
 *
 * @returns the empty string if there is no such file
 */
export function buildStyle(tree: SourceTree, path: string, owner: StyleOwner, problems: Problems): string {
  const root = readStyle(tree, path, problems)
  if (!root) return ''
  root.walkDecls((declaration) => {
    declaration.value = rewriteValue(declaration.value)
  })
  root.walkRules((rule) => {
    if (isKeyframes(rule.parent)) return
    try {
      rule.selector = rewriteSelector(rule.selector, owner, darkAround(rule.parent))
    } catch (error) {
      problems.error(path, (error as Error).message, rule.source?.start?.line)
      rule.remove()
    }
  })
  root.walkAtRules('media', takeOutScheme)
  return root.toString()
}

function isKeyframes(node: Container | undefined): boolean {
  return node?.type === 'atrule' && (node as unknown as AtRule).name.endsWith('keyframes')
}

const SCHEME = /\(\s*prefers-color-scheme\s*:\s*(dark|light)\s*\)/

/** The colour scheme that the media queries around a rule demand. */
function darkAround(node: Container | undefined): 'dark' | 'light' | undefined {
  for (let at = node; at; at = at.parent as Container | undefined) {
    const scheme = at.type === 'atrule' ? SCHEME.exec((at as unknown as AtRule).params)?.[1] : undefined
    if (scheme !== undefined) return scheme as 'dark' | 'light'
  }
  return undefined
}

/** The phone has a theme of its own, apart from the browser's: the condition has moved into the selectors. */
function takeOutScheme(rule: AtRule): void {
  if (!SCHEME.test(rule.params)) return
  const rest = rule.params
    .replace(SCHEME, '')
    .split(/\s+and\s+/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) => part.replace(/^and\s+|\s+and$/g, ''))
  if (rest.length === 0 || (rest.length === 1 && /^(all|screen)$/.test(rest[0] ?? '')))
    rule.replaceWith(rule.nodes ?? [])
  else rule.params = rest.join(' and ')
}

import { TmplGroup } from 'glass-easel-template-compiler'
import { resolvePath } from './paths'
import type { Problems } from './problem'
import type { SourceTree } from './sourceTree'

interface TemplateError {
  readonly message: string
  readonly isError: boolean
  /** From 0. */
  readonly startLine: number
}

/**
 * Compiles templates with WeChat's compiler for glass-easel, together with what they import, include and what wxs they
 * name.
 *
 * @returns an expression: an object of templates by path
 */
export function buildTemplates(tree: SourceTree, paths: readonly string[], problems: Problems): string {
  const group = new TmplGroup()
  try {
    const added = new Set<string>()
    const queue = [...paths]
    for (let path = queue.shift(); path !== undefined; path = queue.shift()) {
      if (added.has(path)) continue
      added.add(path)
      const source = tree.read(`${path}.wxml`)
      if (source === undefined) {
        problems.error(`${path}.wxml`, 'there is no such template')
        group.addTmpl(path, '')
        continue
      }
      for (const problem of (group.addTmpl(path, source) as TemplateError[] | undefined) ?? []) {
        report(path, problem, problems)
      }
      queue.push(...group.getDirectDependencies(path).map(String))
      for (const script of group.getScriptDependencies(path).map(String)) addScript(tree, group, script, path, problems)
    }
    return group.getTmplGenObjectGroups()
  } finally {
    group.free()
  }
}

function addScript(tree: SourceTree, group: TmplGroup, path: string, from: string, problems: Problems): void {
  const name = path.endsWith('.wxs') ? path : `${path}.wxs`
  const source = tree.read(name) ?? tree.read(resolvePath(from, name))
  if (source === undefined) problems.error(`${from}.wxml`, `wxs "${path}" is not found`)
  else group.addScript(path, source)
}

function report(path: string, { message, isError, startLine }: TemplateError, problems: Problems): void {
  if (isError) problems.error(`${path}.wxml`, message, startLine + 1)
  else problems.warning(`${path}.wxml`, message, startLine + 1)
}

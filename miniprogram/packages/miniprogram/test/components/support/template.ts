import { TmplGroup } from 'glass-easel-template-compiler'

/** Compiles a template with WeChat's compiler for glass-easel. Throws on anything that it warns of. */
export function compileTemplate(path: string, wxml: string): never {
  const group = new TmplGroup()
  try {
    const problems = group.addTmpl(path, wxml) as unknown[] | undefined
    if (problems && problems.length > 0) throw new Error(`${path}: ${problems.map(String).join('; ')}`)
    // eslint-disable-next-line @typescript-eslint/no-implied-eval -- its output is code
    const groupList = new Function(`return ${group.getTmplGenObjectGroups()}`)() as Record<string, never>
    return { groupList, content: groupList[path] } as never
  } finally {
    group.free()
  }
}

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import ts from 'typescript'
import { describe, expect, it } from 'vitest'
import { FEATURES } from '../src/platform/features.js'
import { ERROR_TEXTS } from '../src/texts.js'

const packages = join(import.meta.dirname, '../..')
const read = (path: string) => readFileSync(join(packages, path), 'utf8')

const READMES = [
  'miniprogram/README.md',
  'miniprogram/README.zh-CN.md',
  'wx-testkit/README.md',
  'wx-testkit/README.zh-CN.md',
]

/** What stands for the reader's own program. */
const PROGRAM = `
  declare const session: import('@menjin/miniprogram').Session
  declare const createSession: typeof import('@menjin/miniprogram').createSession
  declare const vi: typeof import('vitest').vi
  declare const expect: typeof import('vitest').expect
  declare const error: unknown
  declare function toast(text: string): void
  declare function showRetryIn(seconds: number): void
`

/** The code of a README as modules: a block that begins with an import begins one, the others go on. */
function modulesOf(markdown: string): string[] {
  const modules: string[] = []
  for (const [, block = ''] of markdown.matchAll(/^```ts\n([\s\S]*?)^```$/gm)) {
    if (block.startsWith('import ')) modules.push(block)
    else modules.push(`${modules.pop() ?? ''}\n${block}`)
  }
  return modules
}

/** With what the module itself does not declare. */
function completed(module: string): string {
  const missing = PROGRAM.split('\n').filter((line) => {
    const [, name = ''] = /declare (?:const|function) (\w+)/.exec(line) ?? []
    return !new RegExp(`(import .*\\b|const )${name}\\b.*(from|=)`).test(module)
  })
  return `${module}\n${missing.join('\n')}`
}

/** Type-checks `sources` against the packages and WeChat's own types; gives what the compiler objects to. */
function complaints(sources: Record<string, string>): string[] {
  const options: ts.CompilerOptions = {
    target: ts.ScriptTarget.ES2022,
    lib: ['lib.es2022.d.ts', 'lib.dom.d.ts'],
    module: ts.ModuleKind.ESNext,
    moduleResolution: ts.ModuleResolutionKind.Bundler,
    strict: true,
    noEmit: true,
    skipLibCheck: true,
    types: ['miniprogram-api-typings', 'node'],
    typeRoots: [join(packages, '../node_modules/@types'), join(packages, '../node_modules')],
    paths: {
      '@menjin/miniprogram': [join(packages, 'miniprogram/src/index.ts')],
      '@menjin/miniprogram/*': [join(packages, 'miniprogram/src/*.ts')],
      '@menjin/wx-testkit': [join(packages, 'wx-testkit/src/index.ts')],
    },
  }
  const host = ts.createCompilerHost(options)
  const { fileExists, readFile, getSourceFile } = host
  const texts = new Map(Object.entries(sources).map(([name, text]) => [join(packages, name), text]))
  host.fileExists = (path) => texts.has(path) || fileExists(path)
  host.readFile = (path) => texts.get(path) ?? readFile(path)
  host.getSourceFile = (path, languageVersion, ...rest) => {
    const text = texts.get(path)
    return text === undefined
      ? getSourceFile(path, languageVersion, ...rest)
      : ts.createSourceFile(path, text, languageVersion)
  }
  const program = ts.createProgram([...texts.keys()], options, host)
  return [...texts.keys()].flatMap((path) => {
    const file = program.getSourceFile(path)
    return [...program.getSyntacticDiagnostics(file), ...program.getSemanticDiagnostics(file)].map(
      ({ messageText, start = 0 }) =>
        `${path.slice(packages.length + 1)}: ${ts.flattenDiagnosticMessageText(messageText, ' ')} at “${file?.text.slice(start, start + 40)}”`,
    )
  })
}

describe('READMEs', () => {
  it('have code that compiles', { timeout: 120_000 }, () => {
    const sources = Object.fromEntries(
      READMES.flatMap((path) =>
        modulesOf(read(path)).map((text, i) => [path.replace('.md', `.${i}.readme.ts`), completed(text)]),
      ),
    )
    expect(Object.keys(sources).length).toBeGreaterThan(8)
    sources['miniprogram/broken.readme.ts'] =
      "import { createSession } from '@menjin/miniprogram'\ncreateSession({ source: 1 })"
    // WeChat's own `wx`, as its types describe it, is one that the options take.
    sources['miniprogram/official.readme.ts'] =
      "import { createSession } from '@menjin/miniprogram'\ncreateSession({ source: 's', baseUrl: 'b', wx, getCurrentPages })"
    const found = complaints(sources)
    expect(found.filter((complaint) => !complaint.includes('broken.readme'))).toEqual([])
    expect(found.filter((complaint) => complaint.includes('broken.readme'))).not.toEqual([])
  })

  it.each(READMES)('%s begins with install, import and use, in three blocks', (path) => {
    const [install, use, code] = [...read(path).matchAll(/^```(\w+)\n([\s\S]*?)^```$/gm)].map(
      ([, lang, block = '']) => [lang, block],
    )
    expect(install).toEqual(['sh', expect.stringMatching(/^npm install /)])
    expect(use).toEqual(['ts', expect.stringMatching(/^import /)])
    expect(code?.[0]).toBe('ts')
  })

  it('say the same in both languages: equal code but for comments and words, equal tables', () => {
    for (const [english, chinese] of [READMES.slice(0, 2), READMES.slice(2)]) {
      const bare = (path = '') =>
        modulesOf(read(path))
          .join('\n')
          .replace(/\/\/.*$/gm, '')
          .replace(/'[^'\n]*[^\x20-\x7e\n][^'\n]*'|'One step left'/g, "''")
          .replace(/[ \t]+$/gm, '')
      expect(bare(chinese)).toBe(bare(english))
      const firstColumns = (path = '') => [...read(path).matchAll(/^\| (`[^`|]+`)/gm)].map(([, cell]) => cell)
      expect(firstColumns(chinese)).toEqual(firstColumns(english))
    }
  })

  it.each(READMES.slice(0, 2))('%s lists every error, mode, hook and base-library version', (path) => {
    const text = read(path)
    const cells = [...text.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name)
    const codes = Object.keys(ERROR_TEXTS)
    expect(cells.filter((cell = '') => cell in ERROR_TEXTS)).toEqual(codes)
    expect(cells).toEqual(expect.arrayContaining(['common', 'silent', 'force', 'forceSilent', 'forceAuth']))
    const hooks = [...read('miniprogram/src/session/hooks.ts').matchAll(/^ {2}(on\w+)\?:/gm)].map(
      ([, name = '']) => name,
    )
    expect(hooks.length).toBeGreaterThan(5)
    for (const hook of hooks) expect(text).toContain(`\`${hook}(`)
    const versions = [...text.matchAll(/^\|[^|]+\| (\d+\.\d+\.\d+) \|/gm)].map(([, version]) => version)
    expect(versions.sort()).toEqual(Object.values(FEATURES).sort())
  })
})

import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import { createFakeWx } from '@menjin/wx-testkit'
import { parse } from 'acorn'
import { build } from 'esbuild'
import compiler from 'miniprogram-compiler'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { buildComponents } from '../../scripts/build-components.mjs'
import { COMPONENTS } from '../../scripts/component-sources.mjs'

const LIMIT = 3000
const out = mkdtempSync(join(tmpdir(), 'menjin-components-'))
const file = (path: string) => readFileSync(join(out, path), 'utf8')
const scripts = ['wxcomponents/shared.js', ...COMPONENTS.map((name) => `wxcomponents/${name}/index.js`)]

beforeAll(async () => {
  await buildComponents(out)
  // What the build of the package puts beside the components.
  await build({
    entryPoints: ['controllers', 'texts'].map((name) => join(import.meta.dirname, `../../src/${name}.ts`)),
    outdir: out,
    bundle: true,
    format: 'cjs',
    target: 'es2015',
  })
})

afterAll(() => {
  rmSync(out, { recursive: true })
})

describe('built components', () => {
  it.each(COMPONENTS)('%s has its four files', (name) => {
    for (const ending of ['js', 'json', 'wxml', 'wxss']) {
      expect(existsSync(join(out, `wxcomponents/${name}/index.${ending}`))).toBe(true)
    }
    const { component, usingComponents } = JSON.parse(file(`wxcomponents/${name}/index.json`)) as {
      component: boolean
      usingComponents: Record<string, string>
    }
    expect(component).toBe(true)
    for (const path of Object.values(usingComponents)) {
      expect(existsSync(join(out, 'wxcomponents', name, `${path}.json`)), path).toBe(true)
    }
  })

  it.each(COMPONENTS)(`%s is at most ${LIMIT} bytes gzipped`, (name) => {
    const all = ['js', 'json', 'wxml', 'wxss'].map((ending) => file(`wxcomponents/${name}/index.${ending}`)).join('')
    expect(gzipSync(all).length).toBeLessThanOrEqual(LIMIT)
  })

  it('share one module of half that size', () => {
    expect(gzipSync(file('wxcomponents/shared.js')).length).toBeLessThanOrEqual(LIMIT / 2)
  })

  it.each(scripts)('%s is ES2015 without modules', (path) => {
    expect(() => parse(file(path), { ecmaVersion: 2015, sourceType: 'script' })).not.toThrow()
  })

  it.each(scripts)('%s requires only what is shipped with it, by a literal path', (path) => {
    const source = file(path)
    const calls = [...source.matchAll(/(?<![.\w])require\(([^)]*)\)/g)].map(([, argument = '']) => argument)
    expect(calls.length).toBeGreaterThan(0)
    for (const argument of calls) {
      expect(argument).toMatch(/^"\.\.?\/[\w./-]+\.js"$/)
      expect(existsSync(join(out, path, '..', JSON.parse(argument) as string)), argument).toBe(true)
    }
  })

  it.each(scripts)('%s does not name wx', (path) => {
    expect(file(path)).not.toMatch(/\bwx\b/)
  })

  it("run in WeChat's sandbox: no window, no document, no process", () => {
    const wx = createFakeWx().wx
    // WeChat registers a component for the file that it is loading, whichever module calls `Component`.
    let current = ''
    const registered: string[] = []
    const modules: Record<string, object> = {}
    const load = (path: string): object => {
      const known = modules[path]
      if (known) return known
      const module = { exports: {} }
      runInNewContext(
        file(path),
        {
          module,
          exports: module.exports,
          require: (relative: string) => load(join(path, '..', relative)),
          Component: (definition: { externalClasses: string[] }) => {
            registered.push(current)
            expect(definition.externalClasses).toContain('custom-class')
          },
          wx,
          getCurrentPages: () => [],
          setTimeout,
          clearTimeout,
        },
        { filename: path },
      )
      return (modules[path] = module.exports)
    }
    for (current of COMPONENTS) load(`wxcomponents/${current}/index.js`)
    expect(registered).toEqual(COMPONENTS)
  })
})

describe("WeChat's own compilers", () => {
  it('take every template', () => {
    const compiled = compiler.wxmlToJs(join(out, 'wxcomponents'))
    for (const name of COMPONENTS) expect(compiled.includes(`${name}/index.wxml`), name).toBe(true)
  })

  it('take every style sheet', () => {
    const compiled = compiler.wxssToJs(join(out, 'wxcomponents'))
    for (const name of COMPONENTS) expect(compiled.includes(`${name}/index.wxss`), name).toBe(true)
    expect(compiled.includes('--menjin-primary-color')).toBe(true)
  })

  it('refuse what is broken, so that taking it means something', () => {
    const broken = mkdtempSync(join(out, 'broken-'))
    mkdirSync(join(broken, 'a'))
    writeFileSync(join(broken, 'a/index.wxml'), '<view wx:if="{{a}"><text></view>')
    writeFileSync(join(broken, 'a/index.wxss'), '.a { color: red')
    expect(() => compiler.wxmlToJs(broken)).toThrow()
    expect(() => compiler.wxssToJs(broken)).toThrow()
  })
})

describe('style sheets', () => {
  it.each(COMPONENTS)("%s falls back from Menjin's variables to TDesign's, to Vant's, to a value", (name) => {
    const css = file(`wxcomponents/${name}/index.wxss`)
    const chains = [...css.matchAll(/--m-[\w-]+: ?(var\(--menjin-[^;}]+)/g)].map(([, chain = '']) => chain)
    expect(chains.length).toBeGreaterThan(6)
    for (const chain of chains) {
      expect(chain).toMatch(
        /^var\(--menjin-[\w-]+, ?var\(--td-[\w-]+, ?var\(--(button|field|popup|checkbox)-[\w-]+, ?[^)]+\)+$/,
      )
    }
  })

  it.each(COMPONENTS)('N16: %s is dark by system and by property', (name) => {
    const css = file(`wxcomponents/${name}/index.wxss`)
    expect(css).toMatch(/@media ?\(prefers-color-scheme: ?dark\) ?\{\.menjin--auto\{/)
    expect(css).toContain('.menjin--dark{')
  })

  it.each(COMPONENTS)('%s uses classes and no tags or ids, which components may not style', (name) => {
    const css = file(`wxcomponents/${name}/index.wxss`).replace(/@media[^{]*\{/g, '')
    const selectors = [...css.matchAll(/(?:^|\})([^{}@]+)\{/g)].map(([, selector = '']) => selector)
    expect(selectors.length).toBeGreaterThan(3)
    for (const selector of selectors.flatMap((list) => list.split(',')))
      for (const part of selector.split(/[\s+>~]+/)) expect(part).toMatch(/^\.menjin[\w-]*(:[\w:()-]+)?$/)
  })
})

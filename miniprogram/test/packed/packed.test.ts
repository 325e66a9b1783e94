import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { gzipSync } from 'node:zlib'
import { parse } from 'acorn'
import { build } from 'esbuild'
import { afterAll, describe, expect, it } from 'vitest'
import { Packed } from './pack.js'

const COMPONENTS = ['auth-flow', 'auth-page', 'auth-popup', 'phone-container', 'privacy-popup', 'user-container']
const ENTRIES = ['', '/core', '/facade', '/decorators', '/adapters', '/controllers', '/texts']

const sdk = Packed.of('miniprogram')
const testkit = Packed.of('wx-testkit')
const host = Packed.of('browser-host')

afterAll(() => {
  sdk.remove()
  testkit.remove()
  host.remove()
})

/** Every path that `exports` names, without patterns. */
function exported(value: unknown): string[] {
  if (typeof value === 'string') return value.includes('*') ? [] : [value]
  return Object.values(value as object).flatMap(exported)
}

describe.each([
  ['@menjin/miniprogram', sdk],
  ['@menjin/wx-testkit', testkit],
  ['@menjin/browser-host', host],
])('%s as it is published', (name, packed) => {
  it('has nothing that publint objects to', async () => {
    expect(await packed.publint()).toEqual([])
  })

  it('has types for every way to import it', () => {
    // A tool for Node 20 and newer is a module only.
    const known = packed === host ? ['CJSResolvesToESM'] : []
    expect(packed.attw().filter((kind) => !known.includes(kind))).toEqual([])
  })

  it('ships what its manifest names, and neither sources nor tests', () => {
    const { manifest } = packed
    expect(manifest.name).toBe(name)
    for (const path of [manifest.main ?? manifest.types, ...exported(manifest.exports)]) {
      expect(existsSync(join(packed.root, path)), path).toBe(true)
    }
    expect(packed.files().filter((path) => /(^|\/)(src|test|reports)\/|\.test\.|(?<!\.d)\.c?ts$/.test(path))).toEqual(
      [],
    )
    expect(packed.files()).toEqual(expect.arrayContaining(['README.md', 'README.zh-CN.md', 'package.json']))
  })
})

it('publint and are-the-types-wrong refuse a wrong manifest, so that passing means something', async () => {
  const spoilt = sdk.spoilt((manifest) => {
    manifest.exports = { '.': { types: './dist/index.d.ts', import: './absent.js', require: './README.md' } }
  })
  expect((await spoilt.publint()).length).toBeGreaterThan(0)
  expect(spoilt.attw().length).toBeGreaterThan(0)
  spoilt.remove()
})

describe('@menjin/miniprogram in the hands of its users', () => {
  it('has no run-time dependencies of any kind', () => {
    const { dependencies, peerDependencies, optionalDependencies, bundledDependencies, scripts } = sdk.manifest
    expect([dependencies, peerDependencies, optionalDependencies, bundledDependencies]).toEqual(
      Array(4).fill(undefined),
    )
    expect(Object.keys(scripts as object).filter((script) => /install|prepare/.test(script))).toEqual([])
  })

  it('has a main that WeChat’s npm build finds: it ends in .js and lies in the folder that is copied', () => {
    const { main = '', miniprogram = '' } = sdk.manifest
    expect(main).toMatch(/\.js$/)
    expect(main.startsWith(`${miniprogram}/`)).toBe(true)
    expect(() => parse(sdk.read(main), { ecmaVersion: 2015, sourceType: 'script' })).not.toThrow()
  })

  it.each(sdk.files('.js'))('%s is ES2015', (path) => {
    const sourceType = path.startsWith('dist/') ? 'module' : 'script'
    expect(() => parse(sdk.read(path), { ecmaVersion: 2015, sourceType })).not.toThrow()
  })

  it.each(sdk.files('.js').filter((path) => path.startsWith('miniprogram_dist/')))(
    '%s requires only what is shipped',
    (path) => {
      const required = [...sdk.read(path).matchAll(/(?<![.\w])require\(([^)]*)\)/g)].map(
        ([, argument = '']) => argument,
      )
      for (const argument of required) {
        expect(argument).toMatch(/^["']\.\.?\/[\w./-]+\.js["']$/)
        expect(existsSync(join(sdk.root, path, '..', argument.slice(1, -1))), argument).toBe(true)
      }
    },
  )

  it('gives the same names by import and by require, from every entry point', () => {
    const list = JSON.stringify(ENTRIES)
    const imported = sdk.run(
      `const out = {}; for (const entry of ${list}) out[entry] = Object.keys(await import('${sdk.manifest.name}' + entry)).filter((name) => name !== 'default' && name !== 'module.exports').sort(); console.log(JSON.stringify(out))`,
      'module',
    )
    const required = sdk.run(
      `const out = {}; for (const entry of ${list}) out[entry] = Object.keys(require('${sdk.manifest.name}' + entry)).sort(); console.log(JSON.stringify(out))`,
      'commonjs',
    )
    expect(imported).toEqual(required)
    for (const names of Object.values(required as Record<string, string[]>)) expect(names.length).toBeGreaterThan(0)
  })

  it('has the same entry points for tools that do not read exports: webpack 4, wepy, older TypeScript', () => {
    const { exports } = sdk.manifest as { exports: Record<string, Record<string, { types: string; default: string }>> }
    // A folder's path is looked up as before there were exports: by the package.json in it, then by index.js.
    const list = JSON.stringify(ENTRIES)
    const found = sdk.run(
      `console.log(JSON.stringify(${list}.map((entry) => require.resolve(${JSON.stringify(sdk.root)} + entry))))`,
      'commonjs',
    )
    expect(found).toEqual(ENTRIES.map((entry) => join(sdk.root, exports[`.${entry}`]?.require?.default ?? '')))
    for (const entry of ENTRIES) {
      const { module, types, sideEffects } = JSON.parse(sdk.read(join('.', entry, 'package.json'))) as Record<
        string,
        unknown
      >
      const beside = (path: unknown) => `./${join('.', entry, String(path))}`
      expect(beside(module)).toBe(exports[`.${entry}`]?.import?.default)
      expect(beside(types)).toBe(exports[`.${entry}`]?.require?.types)
      expect(sideEffects).toBe(false)
    }
  })

  it('opens the deep paths of the components, as bundlers ask for them, and nothing else', () => {
    const deep = COMPONENTS.flatMap((component) =>
      ['js', 'json', 'wxml', 'wxss'].map((ending) => `miniprogram_dist/wxcomponents/${component}/index.${ending}`),
    )
    const asked = JSON.stringify([...deep, 'dist/core.js', 'package.json'])
    const answers = sdk.run(
      `console.log(JSON.stringify(${asked}.map((path) => {
        try { require.resolve('${sdk.manifest.name}/' + path); return 'found' } catch (error) { return error.code }
      })))`,
      'commonjs',
    )
    expect(answers).toEqual([...deep.map(() => 'found'), 'ERR_PACKAGE_PATH_NOT_EXPORTED', 'found'])
  })

  it('has templates and style sheets that WeChat’s own compilers take', async () => {
    const { default: compiler } = await import('miniprogram-compiler')
    const components = join(sdk.root, 'miniprogram_dist/wxcomponents')
    const [template, style] = [compiler.wxmlToJs(components), compiler.wxssToJs(components)]
    for (const component of COMPONENTS) {
      expect(template).toContain(`${component}/index.wxml`)
      expect(style).toContain(`${component}/index.wxss`)
    }
    const broken = join(sdk.program, 'broken/a')
    mkdirSync(broken, { recursive: true })
    writeFileSync(join(broken, 'index.wxml'), '<view wx:if="{{a}"><text></view>')
    writeFileSync(join(broken, 'index.wxss'), '.a { color: red')
    expect(() => compiler.wxmlToJs(join(sdk.program, 'broken'))).toThrow()
    expect(() => compiler.wxssToJs(join(sdk.program, 'broken'))).toThrow()
  })
})

describe('sizes, gzipped', () => {
  const sizes: [string, number][] = []

  /** What a user's bundler makes of an entry point. */
  const bundled = async (entry: string) => {
    const { outputFiles } = await build({
      stdin: { contents: `export * from '${sdk.manifest.name}${entry}'`, resolveDir: sdk.program },
      bundle: true,
      write: false,
      minify: true,
      target: 'es2015',
      format: 'esm',
    })
    return gzipSync(outputFiles[0]?.contents ?? new Uint8Array(), { level: 9 }).length
  }

  afterAll(() => {
    console.log(sizes.map(([what, bytes]) => `${String(bytes).padStart(6)} B gzipped  ${what}`).join('\n'))
  })

  it.each([
    ['/core', 8 * 1024],
    ['', 20_000],
    ['/facade', 16_000],
    ['/controllers', 9_000],
    ['/decorators', 4_000],
    ['/adapters', 3_000],
    ['/texts', 3_000],
  ])('N19: the entry point “%s” is at most %i bytes', async (entry, limit) => {
    const size = await bundled(entry)
    sizes.push([`${sdk.manifest.name}${entry}`, size])
    expect(size).toBeLessThanOrEqual(limit)
  })

  it.each(COMPONENTS)('N19: the component %s is at most 3000 bytes', (component) => {
    const all = ['js', 'json', 'wxml', 'wxss'].map((ending) =>
      sdk.read(`miniprogram_dist/wxcomponents/${component}/index.${ending}`),
    )
    const size = gzipSync(all.join(''), { level: 9 }).length
    sizes.push([component, size])
    expect(size).toBeLessThanOrEqual(3_000)
  })
})

it('the browser host ships its two halves, and the types of what it puts into the window', () => {
  expect(host.files()).toEqual(
    expect.arrayContaining([
      'bin/menjin-browser-host.js',
      'dist/cli.js',
      'dist/host.css',
      'dist/host.js',
      'dist/index.js',
    ]),
  )
  expect(host.read('dist/index.d.ts')).toMatch(/export \{.*type MenjinHost.*type RunningHost/s)
  expect(Object.keys(host.manifest.dependencies as object)).toContain('@menjin/wx-testkit')
})

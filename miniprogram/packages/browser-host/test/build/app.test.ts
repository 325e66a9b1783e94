import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { main } from '../../src/build/cli'
import { buildApp, formatProblem } from '../../src/index'
import { compile, writeSources } from '../support/compile'

const PAGE = { 'p.wxml': '<view/>', 'p.js': 'Page({})' }
const APP = { 'app.json': JSON.stringify({ pages: ['p'] }), ...PAGE }
const removals: (() => void)[] = []

afterEach(() => {
  for (const remove of removals.splice(0)) remove()
})

function write(sources: Record<string, string>): string {
  const { folder, remove } = writeSources(sources)
  removals.push(remove)
  return folder
}

const scriptsOf = async (sources: Record<string, string>) => {
  const { scripts, problems } = await compile(sources)
  return { problems, ...Object.fromEntries(scripts.map((script) => [script.id, script])) } as Record<string, any>
}

describe('scripts', () => {
  it('becomeCommonJsOneByOneAndKnowWhereTheirRequiresLead', async () => {
    const built = await scriptsOf({
      ...APP,
      'p.js': "const { a } = require('./lib/a'); require('/lib/b.js'); import('./lib/a'); Page({ a })",
      'lib/a.ts': "import { b } from './b'\nexport const a: number = b",
      'lib/b.js': 'exports.b = 1',
    })
    expect(built['p.js'].requires).toEqual({ './lib/a': 'lib/a.js', '/lib/b.js': 'lib/b.js' })
    expect(built['lib/a.js'].requires).toEqual({ './b': 'lib/b.js' })
    expect(built['lib/a.js'].code).not.toContain(': number')
  })

  it('followAliasesAndFolders', async () => {
    const built = await scriptsOf({
      ...PAGE,
      'app.json': JSON.stringify({ pages: ['p'], resolveAlias: { '~/*': '/lib/*' } }),
      'p.js': "require('~/a'); Page({})",
      'lib/a/index.js': '',
    })
    expect(built['p.js'].requires).toEqual({ '~/a': 'lib/a/index.js' })
  })

  it('takeOnlyWhatIsReached', async () => {
    const built = await scriptsOf({ ...APP, 'gulpfile.js': 'await 1', 'p.test.js': '}' })
    expect(Object.keys(built).sort()).toEqual(['p.js', 'problems'])
    expect(built.problems).toEqual([])
  })

  it('sayWhatIsWrong', async () => {
    const { problems } = await compile({ ...APP, 'p.js': "require('./none')\nPage({" })
    expect(problems.map(formatProblem)).toEqual(['error p.js:2: Expected identifier but found end of file'])
    const missing = await compile({ ...APP, 'p.js': "require('./none')" })
    expect(missing.problems.map(formatProblem)).toEqual(['warning p.js: module "./none" is not found'])
  })
})

describe('components', () => {
  it('areFoundRelativelyAbsolutelyAndInApps', async () => {
    const x = (path: string) => ({
      [`${path}.json`]: '{"component":true}',
      [`${path}.wxml`]: '',
      [`${path}.js`]: 'Component({})',
    })
    const { data, problems } = await compile({
      'app.json': JSON.stringify({ pages: ['a/p'], usingComponents: { all: 'c/all' } }),
      'a/p.json': JSON.stringify({
        usingComponents: { near: './near', far: '/c/far/index', bare: 'near', folder: '../c/far' },
        componentGenerics: { g: { default: './near' } },
      }),
      'a/p.wxml': '',
      'a/p.js': '',
      ...x('a/near'),
      ...x('c/far/index'),
      ...x('c/all'),
    })
    expect(problems).toEqual([])
    expect(data.components['a/p']?.json.usingComponents).toEqual({
      all: '/c/all',
      near: '/a/near',
      far: '/c/far/index',
      bare: '/a/near',
      folder: '/c/far/index',
    })
    expect(data.components['a/p']?.json.componentGenerics).toEqual({ g: { default: '/a/near' } })
    expect(data.components['a/p']?.dependencies).toEqual(['c/all', 'a/near', 'c/far/index'])
  })

  it('areMissedByName', async () => {
    const { problems } = await compile({ ...APP, 'p.json': '{"usingComponents":{"x":"./none"}}' })
    expect(problems.map(formatProblem)).toEqual(['error p.json: component "x" is not found at "./none"'])
  })
})

describe('templates', () => {
  it('bringWhatTheyImportIncludeAndScript', async () => {
    const { templates, problems } = await compile({
      ...APP,
      'p.wxml':
        '<import src="./t"/><include src="i.wxml"/><wxs src="./w.wxs" module="w"/><template is="x" data="{{w.f()}}"/>',
      't.wxml': '<template name="x">imported</template>',
      'i.wxml': '<view>included</view>',
      'w.wxs': 'module.exports = { f: function () { return "scripted" } }',
    })
    expect(problems).toEqual([])
    for (const word of ['imported', 'included', 'scripted']) expect(templates).toContain(word)
  })

  it('sayTheLineOfAFault', async () => {
    const { problems } = await compile({ ...APP, 'p.wxml': '<view>\n  <text wx:if="{{a}">\n</view>' })
    expect(problems.map(formatProblem)[0]).toMatch(/^error p\.wxml:2: /)
  })
})

describe('npm packages', () => {
  function withPackages(more: Record<string, string> = {}): string {
    return write({
      ...APP,
      'p.json': '{"usingComponents":{"x":"ui/x/index"}}',
      'p.js': "require('plain'); require('ui'); Page({})",
      'package.json': JSON.stringify({ dependencies: { ui: '1', plain: '1' } }),
      'node_modules/ui/package.json': JSON.stringify({ name: 'ui', miniprogram: 'mp', dependencies: { below: '1' } }),
      'node_modules/ui/mp/index.js': "require('below')",
      'node_modules/ui/mp/x/index.json': '{"component":true}',
      'node_modules/ui/mp/x/index.wxml': '',
      'node_modules/ui/mp/x/index.js': "require('../' + 'hidden')",
      'node_modules/ui/mp/hidden.js': '',
      'node_modules/below/package.json': '{"name":"below"}',
      'node_modules/below/index.js': 'module.exports = 1',
      'node_modules/plain/package.json': '{"name":"plain","main":"lib/main.js"}',
      'node_modules/plain/lib/main.js': "exports.two = require('./other')",
      'node_modules/plain/lib/other.js': 'module.exports = 2',
      ...more,
    })
  }

  it('appearUnderMiniprogramNpm', async () => {
    const folder = withPackages()
    const { scripts, problems, package: data } = await buildApp({ folder, out: join(folder, 'dist') })
    expect(problems).toEqual([])
    expect([...scripts].sort()).toEqual([
      'miniprogram_npm/below/index.js',
      'miniprogram_npm/plain/index.js',
      'miniprogram_npm/ui/hidden.js',
      'miniprogram_npm/ui/index.js',
      'miniprogram_npm/ui/x/index.js',
      'p.js',
    ])
    expect(data.components.p?.json.usingComponents).toEqual({ x: '/miniprogram_npm/ui/x/index' })
  })

  it('giveWayToThoseThatDevToolsBuilt', async () => {
    const folder = withPackages({ 'miniprogram_npm/plain/index.js': '"by DevTools"' })
    await buildApp({ folder, out: join(folder, 'dist') })
    expect(readFileSync(join(folder, 'dist/app-scripts.js'), 'utf8')).toContain('by DevTools')
  })

  it('areMissedWhenTheyAreNotInstalledOrNotBuilt', async () => {
    const folder = write({
      ...APP,
      'package.json': JSON.stringify({ dependencies: { none: '1', bad: '1' } }),
      'node_modules/bad/package.json': '{"name":"bad","miniprogram":"mp"}',
    })
    const { problems } = await buildApp({ folder, out: join(folder, 'dist') })
    expect(problems.map(formatProblem)).toEqual([
      'warning package.json: npm package "none" is not installed',
      'error package.json: npm package "bad" names the folder "mp", which is missing',
    ])
  })
})

describe('a build', () => {
  it('writesOneStaticFolderWithTheAppsPictures', async () => {
    const folder = write({
      ...APP,
      'images/a.png': 'png',
      'secret.ts': '',
      'project.config.json': '{"appid":"wx1","projectname":"N"}',
    })
    const out = join(folder, 'dist')
    mkdirSync(out)
    writeFileSync(join(out, 'old'), '')
    const { package: data } = await buildApp({ folder, out, host: { persona: '</script>' } })
    for (const name of [
      'index.html',
      'host.js',
      'host.css',
      'app-data.js',
      'app-templates.js',
      'app-scripts.js',
      'app/images/a.png',
    ]) {
      expect(existsSync(join(out, name)), name).toBe(true)
    }
    expect(existsSync(join(out, 'old'))).toBe(false)
    expect(existsSync(join(out, 'app/secret.ts'))).toBe(false)
    expect(data).toMatchObject({ appId: 'wx1', name: 'N' })
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('"persona":"\\u003c/script>"')
  })

  it('takesTheRootOfAProject', async () => {
    const folder = write({
      'project.config.json': '{"miniprogramRoot":"src/"}',
      'src/app.json': '{"pages":["p"]}',
      'src/p.wxml': '',
      'src/p.js': '',
    })
    expect((await buildApp({ folder, out: join(folder, 'out') })).problems).toEqual([])
  })

  it('takesSubpackagesAndThemes', async () => {
    const { data } = await compile({
      'app.json': JSON.stringify({
        pages: ['p'],
        subPackages: [{ root: 'sub/', pages: ['q'] }],
        themeLocation: 'theme.json',
      }),
      ...PAGE,
      'sub/q.wxml': '',
      'sub/q.js': '',
      'theme.json': '{"dark":{"bg":"#000"}}',
    })
    expect(data.app.pages).toEqual(['p', 'sub/q'])
    expect(data.themes).toEqual({ light: {}, dark: { bg: '#000' } })
  })

  it('needsAnApp', async () => {
    await expect(buildApp({ folder: write({}), out: 'x' })).rejects.toThrow('There is no app.json in')
  })
})

describe('command line', () => {
  it('exitsWith1WhenTheAppCannotRun', async () => {
    const good = write(APP)
    const bad = write({ ...APP, 'p.wxml': '<view' })
    expect(await main(['build', good, '--out', join(good, 'out')])).toBe(0)
    expect(await main(['build', bad, '--out', join(bad, 'out')])).toBe(1)
    expect(await main(['build'])).toBe(2)
    expect(await main(['--help'])).toBe(0)
  })
})

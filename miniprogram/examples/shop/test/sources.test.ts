import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import compiler from 'miniprogram-compiler'
import { describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '../src')
const json = <T>(path: string) => JSON.parse(readFileSync(join(root, path), 'utf8')) as T

interface AppJson {
  pages: string[]
  tabBar: { list: Record<string, string>[] }
}
const app = json<AppJson>('app.json')
const theme = json<Record<'light' | 'dark', Record<string, string>>>('theme.json')
const components = readdirSync(join(root, 'components')).map((name) => `components/${name}/${name}`)
const parts = [...app.pages, ...components]

describe('the sources', () => {
  it.each(parts)('%s has its four files and finds the components that it uses', (path) => {
    for (const ending of ['ts', 'json', 'wxml', 'wxss']) expect(existsSync(join(root, `${path}.${ending}`))).toBe(true)
    const { usingComponents } = json<{ usingComponents: Record<string, string> }>(`${path}.json`)
    const template = readFileSync(join(root, `${path}.wxml`), 'utf8')
    for (const [tag, named] of Object.entries(usingComponents)) {
      const sdk = /^@menjin\/miniprogram\/wxcomponents\/([\w-]+)\/index$/.exec(named)?.[1]
      const source = sdk ? `../../../packages/miniprogram/src/components/${sdk}/index` : `.${named}`
      expect(existsSync(join(root, `${source}.wxml`)), named).toBe(true)
      expect(template, `${tag} is declared but not used`).toContain(`<${tag}`)
    }
  })

  it('have both themes with the same names', () => {
    expect(Object.keys(theme.dark)).toEqual(Object.keys(theme.light))
  })

  it.each(['light', 'dark'] as const)('have tab icons that WeChat takes, %s', (name) => {
    for (const { pagePath = '', iconPath = '', selectedIconPath = '' } of app.tabBar.list) {
      expect(app.pages).toContain(pagePath)
      for (const variable of [iconPath, selectedIconPath]) {
        const icon = join(root, theme[name][variable.slice(1)] ?? 'missing')
        expect(statSync(icon).size).toBeLessThan(40 * 1024)
      }
    }
  })

  it('use only icons and colours that there are', () => {
    const icons = new Set([...style('styles/icons.wxss').matchAll(/\.icon--([\w-]+)/g)].map(([, name]) => name))
    const colours = new Set([...style('styles/tokens.wxss').matchAll(/(--[\w-]+):/g)].map(([, name]) => name))
    for (const path of parts) {
      const template = readFileSync(join(root, `${path}.wxml`), 'utf8')
      for (const [, name] of template.matchAll(/icon--([a-z][\w-]*)/g)) expect(icons, path).toContain(name)
      for (const [, name] of style(`${path}.wxss`).matchAll(/var\((--[\w-]+)/g)) expect(colours, path).toContain(name)
    }
  })
})

describe("WeChat's own compilers", () => {
  it('take every template', () => {
    const compiled = compiler.wxmlToJs(root)
    for (const path of parts) expect(compiled.includes(`${path}.wxml`), path).toBe(true)
  })

  it('take every style sheet', () => {
    const compiled = compiler.wxssToJs(root)
    for (const path of parts) expect(compiled.includes(`${path}.wxss`), path).toBe(true)
  })
})

function style(path: string): string {
  return readFileSync(join(root, path), 'utf8')
}

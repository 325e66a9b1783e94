import { describe, expect, it } from 'vitest'
import { sources } from '../support/sources.js'

/** The sources without their comments, which may name anything. */
const code = sources().map(({ path, text }) => ({
  path,
  text: text.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, ''),
}))

const importsOf = (text: string) => [...text.matchAll(/(?:from|import) ?\(?'([^']+)'/g)].map(([, name = '']) => name)

describe('What the sources say', () => {
  it('S1-05: no other module calls wx.login', () => {
    // By the platform's `call` and `start`, which take the name of the API, or as a member of something named wx.
    const callers = code.filter(({ text }) =>
      /\b(call|start)(<[^(]*>)?\(\s*'login'|\bwx\??\.login\b|\['login'\]/.test(text),
    )
    expect(callers.map(({ path }) => path)).toEqual(['session/login-gate.ts'])
    // The global `wx` is named in a single file; everybody else is handed one.
    const declaring = code.filter(({ text }) => /declare (const|let|var) wx\b|globalThis/.test(text))
    expect(declaring.map(({ path }) => path)).toEqual(['platform/global.ts'])
  })

  it('S1-63: session code imports no component and no network library', () => {
    for (const { path, text } of code) {
      const imports = importsOf(text)
      expect(
        imports.filter((name) => !name.startsWith('.')),
        path,
      ).toEqual([])
      if (/^(session|http|platform)\//.test(path)) {
        expect(
          imports.filter((name) => /components|adapters|facade|decorators/.test(name)),
          path,
        ).toEqual([])
      }
    }
    expect(code.flatMap(({ text }) => importsOf(text)).length).toBeGreaterThan(100)
  })

  it('S2-46: the core imports no framework, nothing but its own files', () => {
    const core = new Set<string>()
    const follow = (path: string) => {
      if (core.has(path)) return
      core.add(path)
      const file = code.find((one) => one.path === path)
      for (const name of importsOf(file?.text ?? '')) {
        expect(name, path).toMatch(/^\.\.?\//)
        follow(new URL(name, `file:///${path}`).pathname.slice(1).replace(/\.js$/, '.ts'))
      }
    }
    follow('core.ts')
    expect(core).toContain('session/silent-flight.ts')
    expect([...core].filter((path) => /^(components|adapters|auth|controllers|facade)\//.test(path))).toEqual([])
  })

  it('N19: nothing runs at import, and no module keeps state of its own but the façade', () => {
    for (const { path, text } of sources()) {
      const top = text.split('\n').filter((line) => /^(let|var) /.test(line))
      expect(top, path).toEqual([])
      expect(text.replace(/\/\*[\s\S]*?\*\//g, ''), path).not.toMatch(/^(?:wx|getApp|getCurrentPages|setTimeout)\(/m)
    }
  })
})

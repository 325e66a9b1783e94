import { gzipSync } from 'node:zlib'
import { join } from 'node:path'
import { runInNewContext } from 'node:vm'
import { parse } from 'acorn'
import { build } from 'esbuild'
import openapiTS, { astToString } from 'openapi-typescript'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { createFakeWx } from '@menjin/wx-testkit'
import type * as Controllers from '../src/controllers.js'
import type * as Sdk from '../src/index.js'
import { BASE_URL } from './support/stub-server.js'

const root = join(import.meta.dirname, '..')

/** An entry point as a user's bundler makes it: everything it needs, in the syntax that is shipped. */
async function bundle(entry: string, options: { minify?: boolean; format?: 'esm' | 'cjs' } = {}): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, `src/${entry}.ts`)],
    bundle: true,
    write: false,
    target: 'es2015',
    format: 'esm',
    ...options,
  })
  return outputFiles[0]?.text ?? ''
}

const gzipped = async (entry: string) => gzipSync(await bundle(entry, { minify: true }), { level: 9 }).length

describe('sizes, gzipped', () => {
  it('N19: the session core is at most 8 kB', async () => {
    expect(await gzipped('core')).toBeLessThanOrEqual(8 * 1024)
  })

  it.each([
    ['index', 20],
    ['adapters', 3],
    ['decorators', 4],
    ['facade', 16],
    ['controllers', 9],
    ['texts', 3],
  ])('N19: the entry point %s is at most %i kB', async (entry, limit) => {
    expect(await gzipped(entry)).toBeLessThanOrEqual(limit * 1024)
  })
})

describe('what is shipped', () => {
  it.each(['index', 'core', 'facade', 'decorators', 'adapters', 'controllers', 'texts'])(
    '%s is ES2015, needs no module, and does nothing at import',
    async (entry) => {
      const text = await bundle(entry, { format: 'cjs' })
      expect(() => parse(text, { ecmaVersion: 2015 })).not.toThrow()
      // A context without wx, without timers, without anything of a browser or Node.
      const module = { exports: {} as Record<string, unknown> }
      runInNewContext(text, { module, exports: module.exports, require: undefined })
      expect(Object.keys(module.exports).length).toBeGreaterThan(0)
    },
  )

  it('two copies in one mini program find the same session, and tell each other’s errors apart', async () => {
    const fake = createFakeWx()
    fake.app.launch()
    const load = async (entry: string) => {
      const module = { exports: {} as Record<string, never> }
      const globals = {
        module,
        wx: fake.wx,
        getCurrentPages: () => fake.getCurrentPages(),
        setTimeout,
        clearTimeout,
        Promise,
        Date,
      }
      runInNewContext(await bundle(entry, { format: 'cjs' }), globals)
      return module.exports
    }
    const app = (await load('index')) as unknown as typeof Sdk
    const components = (await load('controllers')) as unknown as typeof Controllers
    let found: unknown
    const stop = components.connectSession(undefined, (session) => {
      found = session
    })
    const session = app.createSession({ source: 'mall', baseUrl: BASE_URL, clock: fake.clock })
    expect(found).toBe(session)
    const error: unknown = await session.register('', { nickname: '' }).catch((reason: unknown) => reason)
    const { isMenjinError, InvalidArgumentError } = await import('../src/index.js')
    expect(error instanceof InvalidArgumentError).toBe(false)
    expect(isMenjinError(error, 'invalid_argument')).toBe(true)
    stop()
    session.dispose()
  })

  it('the types of the contract are those of openapi.yaml', { timeout: 60_000 }, async () => {
    const ast = await openapiTS(new URL('../../../../openapi.yaml', import.meta.url), { immutable: true })
    const generated = readFileSync(join(root, 'src/generated/openapi.ts'), 'utf8')
    expect(generated.replace(/^\/\*\*[\s\S]*?\*\/\n+/, '')).toBe(astToString(ast))
  })
})

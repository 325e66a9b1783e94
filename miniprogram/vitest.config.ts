import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  resolve: {
    // Tests run on sources, so that a change in one package is seen by the other without a build.
    alias: {
      '@menjin/wx-testkit': source('./packages/wx-testkit/src/index.ts'),
      '@menjin/miniprogram/texts': source('./packages/miniprogram/src/texts.ts'),
      '@menjin/miniprogram': source('./packages/miniprogram/src/index.ts'),
    },
  },
  test: {
    include: ['packages/*/{src,test}/**/*.test.ts', 'examples/*/test/**/*.test.ts', 'frameworks/test/*.test.ts'],
    pool: 'threads',
    maxWorkers: 2,
    // A guard against what hangs. Some compile, on a machine that may stand still for seconds.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    coverage: {
      provider: 'v8',
      include: ['packages/*/src/**/*.ts'],
      exclude: ['**/*.test.ts', '**/generated/**'],
      reporter: ['text', 'json-summary'],
    },
  },
})

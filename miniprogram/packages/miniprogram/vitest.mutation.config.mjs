import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path) => fileURLToPath(new URL(path, import.meta.url))

// The tests of the session core, without those of packaging and components.
export default defineConfig({
  resolve: { alias: { '@menjin/wx-testkit': source('../wx-testkit/src/index.ts') } },
  test: {
    include: ['test/{requirements,races,session}/**/*.test.ts', 'test/adapters.test.ts'],
    // Mutants are in the text of the sources, too.
    exclude: ['test/requirements/sources.test.ts'],
    pool: 'threads',
    // Every mutant runs nearly every file; loading the modules anew for each would cost more than the tests themselves.
    isolate: false,
    maxWorkers: 1,
    testTimeout: 20_000,
  },
})

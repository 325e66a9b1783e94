import { defineConfig } from 'vitest/config'

// Looks at the packages as they are published; needs `npm run build` before.
export default defineConfig({
  test: { include: ['test/packed/**/*.test.ts'], pool: 'threads', testTimeout: 300_000, hookTimeout: 300_000 },
})

import { defineConfig } from 'vitest/config'

// The packages are taken as published (dist), not from their sources: `npm run build` comes first.
export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    globalSetup: ['support/stack.ts'],
    // One emulator and few processors: the files take turns.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 300_000,
  },
})

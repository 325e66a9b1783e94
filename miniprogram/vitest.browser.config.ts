import { defineConfig } from 'vitest/config'
import base from './vitest.config.js'

// Needs Chromium, which `npm ci` does not bring: not part of `npm test`.
export default defineConfig({
  ...base,
  test: {
    ...base.test,
    include: ['{packages,examples}/*/test/browser/**/*.browser.ts'],
    testTimeout: 300_000,
    hookTimeout: 300_000,
    expect: { poll: { timeout: 60_000 } },
    fileParallelism: false,
  },
})

import { mergeConfig } from 'vitest/config'
import base from './vitest.config.ts'

// Needs Chromium, which `npm ci` does not bring: not part of `npm test`.
const merged = mergeConfig(base, { test: { testTimeout: 60_000, hookTimeout: 60_000, fileParallelism: false } })
merged.test.include = ['packages/*/test/browser/**/*.browser.ts']
export default merged

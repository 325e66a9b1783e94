import { defineConfig } from 'vitest/config'
import browser from './vitest.browser.config.js'

// Taps through what frameworks have built; scripts/frameworks builds it and says where it is.
export default defineConfig({
  ...browser,
  test: { ...browser.test, include: ['frameworks/test/**/*.browser.ts'], bail: 0 },
})

import { readFileSync } from 'node:fs'
import { beforeAll, expect, it } from 'vitest'
import { measure } from '../src/measure.mjs'
import { page, PAGE } from '../src/page.mjs'

let rows

beforeAll(async () => {
  rows = await measure()
})

it('our row: one login at most, and every promise settles', () => {
  const { library, results } = rows[0]
  expect(library.name).toBe('@menjin/miniprogram')
  expect(results).toEqual({
    together: { logins: 1, callers: 10, fulfilled: 10, rejected: 0, openings: 0 },
    late: { logins: 1, callers: 5, fulfilled: 5, rejected: 0, openings: 0 },
    cancelled: { logins: 1, callers: 3, fulfilled: 0, rejected: 3, openings: 1 },
    offline: { logins: 1, callers: 3, fulfilled: 0, rejected: 3, openings: 0 },
    silent: { logins: 1, callers: 3, fulfilled: 0, rejected: 3, openings: 0 },
  })
})

it('every library that was run has shown that it works here: ten callers get their answers', () => {
  for (const { library, results } of rows) expect(results.together.fulfilled, library.name).toBe(10)
})

it('docs/comparison.md is what the command generates', () => {
  expect(readFileSync(PAGE, 'utf8')).toBe(page(rows))
})

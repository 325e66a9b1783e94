// @vitest-environment jsdom
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { builtins } from '../../src/runtime/builtin/all'
import type { BuiltinServices } from '../../src/runtime/builtin/services'
import { OPEN_TYPES } from '../../src/runtime/phone/openTypes'
import { runApp } from '../support/runApp'

// The realm of these tests is jsdom's, so the place comes from the working folder's package.
const table = readFileSync(join(import.meta.dirname, '../../../../../docs/browser-host-fidelity.md'), 'utf8')

/** Names in the first column of a section's table. */
function namesIn(section: string): string[] {
  const text = table.split(/^## /m).find((part) => part.startsWith(section)) ?? ''
  const rows = text.split('\n').filter((line) => line.startsWith('| `'))
  return rows
    .flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([^`]+)`/g)].map(([, name = '']) => name))
    .sort()
}

it('listsEveryComponentAndNoOther', () => {
  expect(namesIn('Components')).toEqual(builtins({} as BuiltinServices).tags.sort())
})

it('listsEveryOpenTypeAndNoOther', () => {
  expect(namesIn('Open-types')).toEqual([...OPEN_TYPES].sort())
})

it('listsEveryApiAndNoOther', async () => {
  const app = await runApp({ 'app.json': JSON.stringify({ pages: ['p'] }), 'p.wxml': '', 'p.js': 'Page({})' })
  expect(namesIn('`wx`')).toEqual(Object.keys(app.host.fake.wx).sort())
})

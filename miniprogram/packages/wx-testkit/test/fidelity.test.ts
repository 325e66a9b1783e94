import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

const rows = readFileSync(new URL('../FIDELITY.md', import.meta.url), 'utf8')
  .split('\n')
  .filter((line) => line.startsWith('| ') && !line.startsWith('| ---') && !line.startsWith('| behaviour'))
  .map((line) => line.split(' | '))

describe('FIDELITY.md', () => {
  it('hasRows', () => {
    expect(rows.length).toBeGreaterThan(40)
  })

  it.each(rows)('names an existing test for: %s', (_behaviour, _basis, test = '') => {
    const [, file = '', name = ''] = /^`([^`]+)`: (.+?) \|$/.exec(test) ?? []
    const path = new URL(`../src/${file}`, import.meta.url)
    expect(existsSync(path), `${file} exists`).toBe(true)
    const source = readFileSync(path, 'utf8')
    expect(source.includes(`'${name}'`), `${file} has a test "${name}"`).toBe(true)
  })
})

import { createFakeWx } from '@menjin/wx-testkit'
import { describe, expect, it } from 'vitest'
import { createSession } from '../../src/index.js'
import { connectSession } from '../../src/controllers.js'
import { registryOf } from '../../src/registry/registry.js'

/** What uni-app does for each package: a new object with the functions of the old one. */
function copyOf(wx: object): object {
  const copy: Record<string, unknown> = {}
  for (const key in wx) {
    const value = (wx as Record<string, unknown>)[key]
    if (typeof value === 'function') copy[key] = value
  }
  return copy
}

describe('the registry', () => {
  it('isFoundThroughACopyOfWx', () => {
    const { wx } = createFakeWx()
    const session = createSession({ source: 'shop', baseUrl: 'https://api.test', wx: copyOf(wx) as never })
    const seen: unknown[] = []
    connectSession(undefined, (found) => seen.push(found), wx)
    connectSession(undefined, (found) => seen.push(found), copyOf(wx))
    expect(seen).toEqual([session, session])
    session.dispose()
  })

  it('survivesThatWxLoginIsWrappedLater', () => {
    const { wx } = createFakeWx()
    const registry = registryOf(wx)
    const wrapped = Object.assign(copyOf(wx), { login: () => undefined })
    expect(registryOf(wx)).toBe(registry)
    Object.defineProperty(wx, 'login', { value: wrapped.login, configurable: true, writable: true, enumerable: true })
    expect(registryOf(wx)).toBe(registry)
    expect(registryOf(copyOf(wx))).toBe(registry)
  })

  it('isApartForEachPhone', () => {
    expect(registryOf(createFakeWx().wx)).not.toBe(registryOf(createFakeWx().wx))
  })

  it('worksAloneOnWhatCannotHoldIt', () => {
    const frozen = Object.freeze({ login: Object.freeze(() => undefined) })
    expect(registryOf(frozen)).not.toBe(registryOf(frozen))
    expect(registryOf({}).version).toBe(1)
  })
})

import { describe, expect, it } from 'vitest'
import { createFuse, type Fuse } from '../../src/session/fuse.js'

/** A fuse on a clock that the test sets. */
function setUp(max = 2, window = 100, restoreTime = 5_000, coolDown?: number) {
  const clock = { t: 1_000_000, now: () => clock.t }
  const fuse = createFuse(clock, max, window, restoreTime, coolDown)
  /** How long a flight would have to wait, in seconds; 0 if it was let through. */
  const wait = () => {
    try {
      fuse.enter()
      return 0
    } catch (error) {
      return (error as { retryAfter: number }).retryAfter
    }
  }
  return { clock, fuse, wait }
}

const blow = (fuse: Fuse, wait: () => number, max = 2) => {
  for (let i = 0; i < max; i++) fuse.enter()
  expect(wait()).toBeGreaterThan(0)
}

describe('fuse', () => {
  it('counts flights of the last window only, to the millisecond', () => {
    const { clock, fuse, wait } = setUp(1, 100)
    fuse.enter()
    clock.t += 100
    expect(wait()).toBe(0)
    clock.t += 99
    expect(wait()).toBe(5)
  })

  it('stays blown for the restore time, to the millisecond', () => {
    const { clock, fuse, wait } = setUp()
    blow(fuse, wait)
    clock.t += 4_999
    expect(wait()).toBe(1)
    clock.t += 1
    expect(wait()).toBe(0)
  })

  it('starts the count anew after the cool-down, however many flights there were', () => {
    const { clock, fuse, wait } = setUp(2, 0, 50, 100)
    fuse.enter()
    clock.t += 99
    fuse.enter()
    expect(wait()).toBe(1)
    clock.t += 100
    expect([wait(), wait()]).toEqual([0, 0])
    expect(wait()).toBe(1)
  })

  it('is not shut for years by a clock that was set back, nor opened by it', () => {
    const { clock, fuse, wait } = setUp()
    blow(fuse, wait)
    clock.t -= 900_000
    expect(wait()).toBe(5)
    clock.t += 4_999
    expect(wait()).toBe(1)
    clock.t += 1
    expect(wait()).toBe(0)
  })

  it('forgets flights of a future that never came', () => {
    const { clock, fuse, wait } = setUp()
    fuse.enter()
    fuse.enter()
    clock.t -= 900_000
    expect([wait(), wait()]).toEqual([0, 0])
    expect(wait()).toBe(5)
  })

  it('closes when a request is accepted', () => {
    const { fuse, wait } = setUp()
    blow(fuse, wait)
    fuse.refill()
    expect([wait(), wait(), wait()]).toEqual([0, 0, 5])
  })

  it('is not closed by an accepted request while the server said to wait', () => {
    const { clock, fuse, wait } = setUp()
    fuse.enter()
    fuse.failed(30)
    fuse.refill()
    expect(wait()).toBe(30)
    clock.t += 29_999
    fuse.refill()
    expect(wait()).toBe(1)
  })

  it('is as new when a request is accepted after the time that the server said', () => {
    const { clock, fuse, wait } = setUp()
    fuse.enter()
    fuse.failed(30)
    clock.t += 30_000
    fuse.refill()
    fuse.enter()
    // Not the failure of a probe: only a flight like any other.
    fuse.failed()
    expect([wait(), wait()]).toEqual([0, 5])
  })

  it('forgets that the server said to wait when a later failure says nothing', () => {
    const { clock, fuse, wait } = setUp(5, 100_000)
    fuse.enter()
    fuse.failed(30)
    clock.t += 30_000
    fuse.enter()
    fuse.failed()
    expect(wait()).toBe(5)
    fuse.refill()
    expect(wait()).toBe(0)
  })

  it('lets one probe through and opens again when it fails', () => {
    const { clock, fuse, wait } = setUp(2, 100_000)
    blow(fuse, wait)
    clock.t += 5_000
    expect(wait()).toBe(0)
    fuse.failed()
    expect(wait()).toBe(5)
  })

  it.each([100, 5_000, 60_000])('is as new when its flights are out of the window, %i ms after it blew', (later) => {
    const { clock, fuse, wait } = setUp(2, 100, 100)
    blow(fuse, wait)
    clock.t += later
    fuse.enter()
    fuse.failed()
    expect([wait(), wait()]).toEqual([0, 1])
  })

  it('does not count a flight that was asked for and succeeded', () => {
    const { fuse, wait } = setUp(1)
    fuse.enter()
    fuse.succeeded(false)
    fuse.enter()
    fuse.succeeded()
    expect(wait()).toBe(5)
  })

  it('counts anew after a probe that succeeded', () => {
    const { clock, fuse, wait } = setUp(2, 100_000)
    blow(fuse, wait)
    clock.t += 5_000
    fuse.enter()
    fuse.succeeded()
    expect([wait(), wait()]).toEqual([0, 5])
  })
})

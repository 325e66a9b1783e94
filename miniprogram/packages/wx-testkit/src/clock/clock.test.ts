import { afterEach, describe, expect, it, vi } from 'vitest'
import { clockDate } from './clockDate'
import { hostClock } from './hostClock'
import { VirtualClock } from './virtualClock'

describe('VirtualClock', () => {
  it('runsTimersInOrderOfTimeThenOfSetting', async () => {
    const clock = new VirtualClock(0)
    const seen: string[] = []
    clock.setTimeout(() => seen.push(`c@${clock.now()}`), 20)
    clock.setTimeout(() => seen.push(`a@${clock.now()}`), 10)
    clock.setTimeout(() => seen.push(`b@${clock.now()}`), 10)
    await clock.advance(20)
    expect(seen).toEqual(['a@10', 'b@10', 'c@20'])
    expect(clock.now()).toBe(20)
  })

  it('drainsPromisesBetweenTimersSoThatAChainOfTimersAndAwaitsFitsInOneAdvance', async () => {
    const clock = new VirtualClock(0)
    const sleep = (ms: number) => new Promise<void>((resolve) => clock.setTimeout(resolve, ms))
    const stamps: number[] = []
    void (async () => {
      for (let i = 0; i < 3; i++) {
        await sleep(10)
        await Promise.resolve()
        stamps.push(clock.now())
      }
    })()
    await clock.advance(30)
    expect(stamps).toEqual([10, 20, 30])
  })

  it('leavesLaterTimersAndClearedOnesAlone', async () => {
    const clock = new VirtualClock(0)
    const run = vi.fn()
    const cleared = clock.setTimeout(run, 5)
    clock.setTimeout(run, 11)
    clock.clearTimeout(cleared)
    await clock.advance(10)
    expect(run).not.toHaveBeenCalled()
    expect(clock.pendingTimers).toBe(1)
  })

  it('queuesAdvancesThatOverlap', async () => {
    const clock = new VirtualClock(0)
    const first = clock.advance(10)
    const second = clock.advance(5)
    await Promise.all([first, second])
    expect(clock.now()).toBe(15)
  })

  it('refusesToGoBack', async () => {
    await expect(new VirtualClock().advance(-1)).rejects.toThrow(RangeError)
  })
})

describe('clockDate', () => {
  it('takesThePresentFromTheClockAndKeepsTheRestOfDate', () => {
    const FakeDate = clockDate(() => 86_400_000)
    expect(FakeDate.now()).toBe(86_400_000)
    expect(new FakeDate().toISOString()).toBe('1970-01-02T00:00:00.000Z')
    expect(new FakeDate(0).getTime()).toBe(0)
    expect(new FakeDate(2020, 1, 2).getMonth()).toBe(1)
    expect(new FakeDate() instanceof Date).toBe(true)
  })
})

describe('hostClock', () => {
  afterEach(() => {
    vi.useRealTimers()
  })

  it('followsTheTestRunnersFakeTimers', async () => {
    vi.useFakeTimers({ now: 1000 })
    const clock = hostClock({ advance: (ms) => vi.advanceTimersByTimeAsync(ms) })
    const run = vi.fn()
    clock.setTimeout(run, 50)
    clock.clearTimeout(clock.setTimeout(run, 60))
    await clock.advance(100)
    expect(run).toHaveBeenCalledTimes(1)
    expect(clock.now()).toBe(1100)
  })

  it('saysThatItCannotMoveRealTime', async () => {
    await expect(hostClock().advance(1)).rejects.toThrow('pass it an advance function')
  })
})

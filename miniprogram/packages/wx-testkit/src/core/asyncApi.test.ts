import { describe, expect, it, vi } from 'vitest'
import { createFakeWx } from '../index'

describe('callback and promise dual form', () => {
  it('answersByPromiseWhenThereIsNoCallback', async () => {
    const fake = createFakeWx()
    await expect(fake.wx.getSetting()).resolves.toEqual({ errMsg: 'getSetting:ok', authSetting: {} })
  })

  it.each(['success', 'fail', 'complete'])('givesNoPromiseWhenThereIsA%sCallback', (callback) => {
    const fake = createFakeWx()
    expect(fake.wx.getSetting({ [callback]: () => undefined })).toBeUndefined()
  })

  it('givesNoPromiseBelowBaseLibrary2102', () => {
    expect(createFakeWx({ sdkVersion: '2.10.1' }).wx.login()).toBeUndefined()
    expect(createFakeWx({ sdkVersion: '2.10.2' }).wx.login()).toBeInstanceOf(Promise)
  })

  it('tellsAnObserverOfEachCallAndOfItsAnswer', async () => {
    const seen: string[] = []
    const fake = createFakeWx({ onCall: ({ api, outcome }) => seen.push(`${api} ${outcome}`) })
    fake.script('getSetting').next({ fail: 'x' })
    await fake.wx.getSetting().catch(() => undefined)
    fake.wx.setStorageSync('a', 1)
    expect(seen).toEqual(['getSetting pending', 'getSetting fail', 'setStorageSync pending', 'setStorageSync success'])
  })

  it('callsBackLaterAndCompleteAfterSuccess', async () => {
    const fake = createFakeWx()
    const order: string[] = []
    fake.wx.login({ success: () => order.push('success'), complete: () => order.push('complete') })
    order.push('returned')
    await fake.advance(0)
    expect(order).toEqual(['returned', 'success', 'complete'])
  })

  it('callsCompleteAfterFail', async () => {
    const fake = createFakeWx()
    fake.login.next({ fail: 'x' })
    const order: unknown[] = []
    fake.wx.login({ fail: (error) => order.push(error), complete: (error) => order.push(error) })
    await fake.advance(0)
    expect(order).toEqual([{ errMsg: 'login:fail x' }, { errMsg: 'login:fail x' }])
  })

  it('rejectsWithAPlainObjectAsWeChatDoes', async () => {
    const fake = createFakeWx()
    fake.login.next({ fail: '' })
    const error: unknown = await fake.wx.login().catch((reason: unknown) => reason)
    expect(error).toEqual({ errMsg: 'login:fail ' })
    expect(error).not.toBeInstanceOf(Error)
  })

  it('tellsErrnoOnlyFromBaseLibrary2240', async () => {
    for (const [sdkVersion, errno] of [
      ['2.23.9', undefined],
      ['2.24.0', 1402101],
    ] as const) {
      const fake = createFakeWx({ sdkVersion })
      fake.login.next({ fail: 'wxa login is blocked', errno: 1402101 })
      const error = (await fake.wx.login().catch((reason: unknown) => reason)) as { errno?: number }
      expect(error.errno).toBe(errno)
    }
  })
})

describe('script', () => {
  it('makesAnyApiFailHangOrTakeItsTimeBeforeItsOwnBehaviour', async () => {
    const fake = createFakeWx()
    fake.script('setStorage').next({ fail: 'disk full' }, { never: true }, { after: 100 })
    await expect(fake.wx.setStorage({ key: 'a', data: 1 })).rejects.toEqual({ errMsg: 'setStorage:fail disk full' })
    const silent = vi.fn()
    fake.wx.setStorage({ key: 'a', data: 2, complete: silent })
    const slow = vi.fn()
    fake.wx.setStorage({ key: 'a', data: 3, success: slow })
    await fake.advance(99)
    expect(fake.storage.peek('a')).toBeUndefined()
    await fake.advance(1)
    expect(slow).toHaveBeenCalled()
    expect(silent).not.toHaveBeenCalled()
    expect(fake.storage.peek('a')).toBe(3)
  })

  it('makesSynchronousApisThrow', () => {
    const fake = createFakeWx()
    fake.script('getStorageSync').always({ fail: 'broken', errno: 4 })
    expect(() => fake.wx.getStorageSync('a')).toThrow('getStorageSync:fail broken')
    fake.script('getStorageSync').reset()
    expect(fake.wx.getStorageSync('a')).toBe('')
  })

  it('refusesAnAnswerThatASynchronousApiCannotGive', () => {
    const fake = createFakeWx()
    fake.script('getStorageSync').next({ never: true })
    expect(() => fake.wx.getStorageSync('a')).toThrow('answers at once')
  })

  it('worksForRequestsToo', async () => {
    const fake = createFakeWx()
    fake.server.on('GET /', { data: 1 })
    fake.script('request').next({ fail: 'ssl hand shake error', errno: 600001 })
    const fail = vi.fn()
    fake.wx.request({ url: 'https://a.test/', fail })
    await fake.advance(0)
    expect(fail).toHaveBeenCalledWith(expect.objectContaining({ errMsg: 'request:fail ssl hand shake error' }))
  })

  it('computesAnswersFromTheOptions', async () => {
    const fake = createFakeWx()
    fake.login.always(({ timeout }) => ({ code: `code-${timeout}` }))
    await expect(fake.wx.login({ timeout: 7 })).resolves.toMatchObject({ code: 'code-7' })
  })
})

describe('journal', () => {
  it('recordsEveryCallWithTimeOptionsAndOutcome', async () => {
    const fake = createFakeWx()
    fake.login.next({ after: 50 }, { never: true })
    void fake.wx.login({ timeout: 1000 })
    void fake.wx.login()
    await fake.advance(50)
    const [first, second] = fake.calls('login')
    expect(first).toMatchObject({ api: 'login', options: { timeout: 1000 }, outcome: 'success' })
    expect(first!.settledAt! - first!.at).toBe(50)
    expect(second).toMatchObject({ outcome: 'pending', args: [] })
    expect(fake.pending()).toEqual([second])
    expect(fake.maxConcurrent('login')).toBe(2)
    expect(fake.maxConcurrent('request')).toBe(0)
  })

  it('forgetsAnsweredCallsOnRequest', async () => {
    const fake = createFakeWx()
    fake.login.next({}, { never: true })
    await fake.wx.login()
    void fake.wx.login()
    fake.clearCalls()
    expect(fake.calls()).toHaveLength(1)
    expect(fake.maxConcurrent('login')).toBe(1)
  })
})

describe('exceptions in callbacks', () => {
  it('goToOnErrorAndDoNotStopTheOtherCallbacks', async () => {
    const fake = createFakeWx()
    const onError = vi.fn()
    const complete = vi.fn()
    fake.wx.onError(onError)
    fake.wx.login({
      success: () => {
        throw new Error('bug in the app')
      },
      complete,
    })
    await fake.advance(0)
    expect(complete).toHaveBeenCalled()
    expect(onError).toHaveBeenCalledWith(expect.objectContaining({ message: 'bug in the app' }))
    expect(fake.uncaught).toHaveLength(1)
    fake.wx.offError(onError)
  })

  it('goToTheHostWhenNobodyListens', async () => {
    const onUncaught = vi.fn()
    const fake = createFakeWx({ onUncaught })
    fake.clock.setTimeout(() => {
      throw new Error('bug in a timer')
    }, 1)
    await fake.advance(1)
    expect(onUncaught).toHaveBeenCalledTimes(1)
  })
})

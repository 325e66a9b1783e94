import { describe, expect, it, vi } from 'vitest'
import { createFakeWx } from './index'

describe('createFakeWx', () => {
  it('answersByPromiseWithoutCallbacksAndByCallbackWithThem', async () => {
    const fake = createFakeWx()
    const success = vi.fn()
    const complete = vi.fn()
    expect(fake.wx.login({ success, complete })).toBeUndefined()
    expect(success).not.toHaveBeenCalled()
    await expect(fake.wx.login()).resolves.toMatchObject({
      errMsg: 'login:ok',
      code: expect.stringMatching(/^\d\w{31}$/),
    })
    expect(success).toHaveBeenCalledTimes(1)
    expect(complete).toHaveBeenCalledAfter(success)
    expect(fake.calls('login')).toHaveLength(2)
  })

  it('givesNoPromiseBelowBaseLibrary2102AndNoErrnoBelow2240', async () => {
    const fake = createFakeWx({ sdkVersion: '2.10.1' })
    const fail = vi.fn()
    expect(fake.wx.login()).toBeUndefined()
    fake.login.next({ fail: 'x', errno: 1402101 })
    fake.wx.login({ fail })
    await fake.advance(0)
    expect(fail).toHaveBeenCalledWith({ errMsg: 'login:fail x' })
  })

  it('isolatesTwoFakesSideBySide', async () => {
    const one = createFakeWx({ seed: 1 })
    const two = createFakeWx({ seed: 2, sdkVersion: '2.20.0' })
    one.wx.setStorageSync('token', 'a')
    await one.advance(1000)
    expect(two.wx.getStorageSync('token')).toBe('')
    expect(two.clock.now()).toBe(one.clock.now() - 1000)
    expect(two.calls('setStorageSync')).toHaveLength(0)
    expect((await one.wx.login()).code).not.toBe((await two.wx.login()).code)
  })

  it('answersRequestsFromRoutesWithAnyStatusAsSuccess', async () => {
    const fake = createFakeWx()
    const route = fake.server.on('POST /v1/login', { data: { token: 't' } }).next({ status: 401, data: { code: 'x' } })
    const post = () =>
      new Promise<{ statusCode: number; data: unknown }>((success, fail) =>
        fake.wx.request({ url: 'https://a.test/v1/login', method: 'POST', data: { code: 'c' }, success, fail }),
      )
    await expect(post()).resolves.toMatchObject({ statusCode: 401, data: { code: 'x' }, errMsg: 'request:ok' })
    await expect(post()).resolves.toMatchObject({ statusCode: 200, data: { token: 't' } })
    expect(route.requests[0]?.body).toBe('{"code":"c"}')
    expect(route.requests[0]?.header.referer).toBe('https://servicewechat.com/wxfake0000000001/0/page-frame.html')
  })

  it('neverAnswersALoginThatIsScriptedSoWhateverTheTimeout', async () => {
    const fake = createFakeWx()
    const complete = vi.fn()
    fake.login.always({ never: true })
    fake.wx.login({ timeout: 1000, complete })
    await fake.advance(600_000)
    expect(complete).not.toHaveBeenCalled()
    expect(fake.pending('login')).toHaveLength(1)
  })

  it('endsASlowLoginAtTheCallersTimeout', async () => {
    const fake = createFakeWx()
    const fail = vi.fn()
    fake.login.next({ after: 5000 })
    fake.wx.login({ timeout: 1000, fail })
    await fake.advance(1000)
    expect(fail).toHaveBeenCalledWith({ errMsg: 'login:fail timeout', errno: 5 })
  })
})

import { describe, expect, it } from 'vitest'
import { createFakeWx } from '../index'

describe('screen', () => {
  it('showsAToastForItsDuration', async () => {
    const fake = createFakeWx()
    const shown: unknown[] = []
    fake.screen.onToastChange = () => shown.push(fake.screen.toast?.title)
    await fake.wx.showToast({ title: 'Saved', duration: 1000 })
    expect(fake.screen.toast).toMatchObject({ title: 'Saved' })
    await fake.advance(1000)
    expect(fake.screen.toast).toBeUndefined()
    expect(fake.screen.toasts).toHaveLength(1)
    expect(shown).toEqual(['Saved', undefined])
  })

  it('keepsALoadingUntilItIsHiddenAndSharesItsPlaceWithTheToast', async () => {
    const fake = createFakeWx()
    await fake.wx.showLoading({ title: 'Wait' })
    await fake.advance(60_000)
    expect(fake.screen.loading).toMatchObject({ title: 'Wait' })
    await fake.wx.showToast({ title: 'Over' })
    expect(fake.screen.loading).toBeUndefined()
    await fake.wx.hideToast()
    expect(fake.screen.toast).toBeUndefined()
    await fake.wx.showLoading({ title: 'Again' })
    await fake.wx.hideLoading()
    expect(fake.screen.loading).toBeUndefined()
  })

  it('keepsAModalUntilItIsAnswered', async () => {
    const fake = createFakeWx()
    const answered = fake.wx.showModal({ title: 'Sure?' })
    await fake.advance(60_000)
    expect(fake.screen.modal).toMatchObject({ title: 'Sure?' })
    fake.screen.answerModal(false)
    await expect(answered).resolves.toEqual({ errMsg: 'showModal:ok', confirm: false, cancel: true })
    expect(fake.screen.modal).toBeUndefined()
    expect(() => {
      fake.screen.answerModal(true)
    }).toThrow('No modal is open')
  })

  it('returnsWhatWasTypedInAnEditableModal', async () => {
    const fake = createFakeWx()
    const answered = fake.wx.showModal({ editable: true })
    await fake.advance(0)
    fake.screen.answerModal(true, 'typed')
    await expect(answered).resolves.toMatchObject({ confirm: true, content: 'typed' })
  })

  it('answersAnActionSheetByIndexOrCancel', async () => {
    const fake = createFakeWx()
    const first = fake.wx.showActionSheet({ itemList: ['a', 'b'] })
    await fake.advance(0)
    fake.screen.answerActionSheet(1)
    await expect(first).resolves.toMatchObject({ tapIndex: 1 })
    fake.screen.actionSheetAnswers.next({ tapIndex: 'cancel' })
    await expect(fake.wx.showActionSheet({ itemList: ['a'] })).rejects.toEqual({
      errMsg: 'showActionSheet:fail cancel',
    })
  })
})

import { describe, expect, it } from 'vitest'
import { cardNumber, moment, yuan } from '../src/utils/format'
import { orderKey } from '../src/utils/order-key'
import { commentView, orderView, productView } from '../src/utils/views'

const product = {
  id: 'cup',
  category: 'ware',
  name: '柴烧主人杯',
  tagline: '每一只都不同',
  price: 12800,
  memberPrice: 11850,
  image: 'http://127.0.0.1:8080/images/products/cup.png',
  stock: 3,
} as const

describe('format', () => {
  it('writes fen as yuan, without pennies where there are none', () => {
    expect([0, 5, 16800, 16850, 101].map(yuan)).toEqual(['0', '0.05', '168', '168.50', '1.01'])
  })

  it('names the year only where it is another one', () => {
    const at = new Date(2026, 10, 3, 9, 5)
    expect(moment(at.toISOString(), new Date(2026, 5, 1))).toBe('11月3日 09:05')
    expect(moment(at.toISOString(), new Date(2027, 5, 1))).toBe('2026年11月3日 09:05')
  })

  it('groups a card number', () => {
    expect(cardNumber('6212345678')).toBe('6212 3456 78')
  })

  it('never names two orders alike', () => {
    expect(new Set(Array.from({ length: 1000 }, orderKey)).size).toBe(1000)
  })
})

describe('views', () => {
  it('say how many are left only when it is few, and when none is', () => {
    expect(productView(product)).toMatchObject({ few: 3, soldOut: false, price: '128', memberPrice: '118.50' })
    expect(productView({ ...product, stock: 0 })).toMatchObject({ few: 0, soldOut: true })
    expect(productView({ ...product, stock: 6 })).toMatchObject({ few: 0, soldOut: false })
  })

  it('show the first character of a name in place of a picture, even a wide one', () => {
    const comment = {
      id: 1,
      nickname: '𠮷田',
      avatarUrl: null,
      rating: 5,
      text: '好',
      createdAt: '2026-11-03T00:00:00Z',
    }
    expect(commentView(comment)).toMatchObject({ avatar: '', initial: '𠮷' })
  })

  it('show the pick-up code and what was saved only if something was', () => {
    const order = {
      id: '20261121123456789',
      state: 'placed',
      lines: [
        {
          productId: 'cup',
          name: '杯',
          price: 12800,
          quantity: 2,
          image: 'http://127.0.0.1:8080/images/products/cup.png',
        },
      ],
      total: 25600,
      saved: 0,
      phone: '138****0001',
      note: '',
      createdAt: '2026-11-21T00:00:00Z',
    } as const
    expect(orderView(order)).toMatchObject({ pickupCode: '0001', pieces: 2, saved: '', state: '待取货' })
    expect(orderView({ ...order, saved: 2000, state: 'cancelled' })).toMatchObject({ saved: '20', placed: false })
  })
})

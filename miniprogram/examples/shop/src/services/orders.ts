import { call } from './call'
import type { Membership, Order } from './models'
import { loginByTap } from './login'
import { session } from './session'

export interface Wish {
  readonly productId: string
  readonly quantity: number
}

/**
 * Asks for the phone first, so that the pop-up has this order's words, then orders.
 *
 * @param key the same one is the same order, however often it is sent
 */
export async function placeOrder(items: readonly Wish[], note: string, key: string): Promise<Order> {
  await loginByTap()
  await session.mustAuth({
    step: 'phone',
    tips: {
      title: '用手机号登记',
      content: '到店取货时凭手机尾号领取，备好后也会打给你。',
      confirmTxt: '用微信手机号登记',
    },
  })
  const header = { 'Idempotency-Key': key }
  return call({ url: '/api/orders', method: 'POST', data: { items, note }, header, replay: true })
}

export async function listOrders(): Promise<readonly Order[]> {
  return (await call<{ orders: readonly Order[] }>({ url: '/api/orders' })).orders
}

export function findOrder(id: string): Promise<Order> {
  return call({ url: `/api/orders/${encodeURIComponent(id)}` })
}

export function cancelOrder(id: string): Promise<Order> {
  return call({ url: `/api/orders/${encodeURIComponent(id)}/cancel`, method: 'POST' })
}

/** @returns null for who is no member */
export async function findMembership(): Promise<Membership | null> {
  const { membership } = await call<{ membership: Membership | null }>({
    url: '/api/membership',
    loginOpts: { mode: 'silent' },
  })
  return membership
}

export async function joinMembership(): Promise<Membership> {
  return (await call<{ membership: Membership }>({ url: '/api/membership', method: 'PUT' })).membership
}

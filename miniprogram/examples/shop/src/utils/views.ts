import type { Order, Product, ShopComment } from '../services/models'
import { day, moment, yuan } from './format'

/** A product as templates show it. */
export interface ProductView {
  readonly id: string
  readonly name: string
  readonly tagline: string
  readonly image: string
  readonly price: string
  readonly memberPrice: string
  readonly soldOut: boolean
  /** How many are left, where few are. */
  readonly few: number
}

export function productView({ id, name, tagline, image, price, memberPrice, stock }: Product): ProductView {
  return {
    id,
    name,
    tagline,
    image,
    price: yuan(price),
    memberPrice: yuan(memberPrice),
    soldOut: stock === 0,
    few: stock > 0 && stock <= 5 ? stock : 0,
  }
}

/** A comment as templates show it. */
export interface CommentView {
  readonly id: number
  readonly nickname: string
  readonly avatar: string
  /** Stands in where there is no picture. */
  readonly initial: string
  readonly rating: number
  readonly text: string
  readonly day: string
}

export function commentView({ id, nickname, avatarUrl, rating, text, createdAt }: ShopComment): CommentView {
  return {
    id,
    nickname,
    avatar: avatarUrl ?? '',
    initial: Array.from(nickname)[0] ?? '',
    rating,
    text,
    day: day(createdAt),
  }
}

/** An order as templates show it. */
export interface OrderView {
  readonly id: string
  readonly placed: boolean
  readonly state: string
  readonly lines: readonly { productId: string; name: string; price: string; quantity: number; image: string }[]
  readonly pieces: number
  readonly total: string
  readonly saved: string
  readonly phone: string
  /** Last four digits, said at the counter. */
  readonly pickupCode: string
  readonly note: string
  readonly at: string
}

export function orderView(order: Order): OrderView {
  const placed = order.state === 'placed'
  return {
    id: order.id,
    placed,
    state: placed ? '待取货' : '已取消',
    lines: order.lines.map((line) => ({
      productId: line.productId,
      name: line.name,
      price: yuan(line.price),
      quantity: line.quantity,
      image: line.image,
    })),
    pieces: order.lines.reduce((sum, { quantity }) => sum + quantity, 0),
    total: yuan(order.total),
    saved: order.saved > 0 ? yuan(order.saved) : '',
    phone: order.phone,
    pickupCode: order.phone.slice(-4),
    note: order.note,
    at: moment(order.createdAt),
  }
}

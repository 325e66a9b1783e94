/** What the shop's server sends. Prices are in fen. */

export type Category = 'ware' | 'tea' | 'room'

export interface Product {
  readonly id: string
  readonly category: Category
  readonly name: string
  readonly tagline: string
  readonly price: number
  readonly memberPrice: number
  /** Address of its picture. */
  readonly image: string
  readonly stock: number
}

export interface ProductDetail {
  readonly product: Product
  readonly description: string
  readonly specs: readonly { readonly name: string; readonly value: string }[]
  readonly comments: number
  readonly rating: number
}

export interface ShopComment {
  readonly id: number
  readonly nickname: string
  readonly avatarUrl: string | null
  readonly rating: number
  readonly text: string
  readonly createdAt: string
}

export interface OrderLine {
  readonly productId: string
  readonly name: string
  readonly price: number
  readonly quantity: number
  readonly image: string
}

export interface Order {
  readonly id: string
  readonly state: 'placed' | 'cancelled'
  readonly lines: readonly OrderLine[]
  readonly total: number
  readonly saved: number
  readonly phone: string
  readonly note: string
  readonly createdAt: string
}

export interface Membership {
  readonly number: string
  readonly joinedAt: string
}

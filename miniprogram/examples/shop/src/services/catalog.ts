import { call, callAsGuest } from './call'
import type { Category, Product, ProductDetail, ShopComment } from './models'

export async function listProducts(category: Category | ''): Promise<readonly Product[]> {
  const url = category ? `/api/products?category=${category}` : '/api/products'
  return (await callAsGuest<{ products: readonly Product[] }>(url)).products
}

export function findProduct(id: string): Promise<ProductDetail> {
  return callAsGuest(`/api/products/${encodeURIComponent(id)}`)
}

export async function listComments(id: string): Promise<readonly ShopComment[]> {
  const url = `/api/products/${encodeURIComponent(id)}/comments`
  return (await callAsGuest<{ comments: readonly ShopComment[] }>(url)).comments
}

/** The server demands the profile; where it is missing, the SDK asks for it and sends this again. */
export function addComment(id: string, text: string, rating: number): Promise<ShopComment> {
  return call({ url: `/api/products/${encodeURIComponent(id)}/comments`, method: 'POST', data: { text, rating } })
}

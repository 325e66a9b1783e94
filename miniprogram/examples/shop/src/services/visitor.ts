import { call } from './call'
import type { Product } from './models'
import { loginByTap } from './login'

/** What may be done only without the user noticing. */
const SILENT = { loginOpts: { mode: 'silent' } } as const

export interface Recommended {
  readonly products: readonly Product[]
  readonly because: string | null
}

export function recommendations(): Promise<Recommended> {
  return call({ url: '/api/recommendations', ...SILENT })
}

/** Tells the server that the user looks at a product, and whether they keep it. */
export function visit(id: string): Promise<{ favourite: boolean }> {
  return call({ url: `/api/products/${encodeURIComponent(id)}/visits`, method: 'POST', ...SILENT })
}

export async function listFavourites(): Promise<readonly Product[]> {
  return (await call<{ products: readonly Product[] }>({ url: '/api/favourites' })).products
}

/** A tap says that the user wants to be known again, even after they logged out: hence the explicit login. */
export async function keep(id: string, wanted: boolean): Promise<void> {
  await loginByTap()
  await call({ url: `/api/favourites/${encodeURIComponent(id)}`, method: wanted ? 'PUT' : 'DELETE' })
}

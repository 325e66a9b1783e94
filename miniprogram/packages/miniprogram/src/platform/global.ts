import type { PageLike, WxLike } from './wx-like.js'

// The only file of the package that names the globals of a mini program.
declare const wx: WxLike | undefined
declare const getCurrentPages: (() => PageLike[]) | undefined

/** WeChat's `wx`, or `undefined` outside of a mini program. */
export function globalWx(): WxLike | undefined {
  return typeof wx === 'undefined' ? undefined : wx
}

/** The pages on the stack, the newest last; none outside of a mini program or before the first page. */
export function globalPages(): PageLike[] {
  return typeof getCurrentPages === 'function' ? getCurrentPages() : []
}

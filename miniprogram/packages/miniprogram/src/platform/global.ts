import type { WxLike } from './wx-like.js'

// The only file of the package that names the globals of a mini program.
declare const wx: WxLike | undefined
declare const getCurrentPages: (() => readonly unknown[]) | undefined

/** WeChat's `wx`, or `undefined` outside of a mini program. */
export function globalWx(): WxLike | undefined {
  return typeof wx === 'undefined' ? undefined : wx
}

/** The pages on the stack, the newest last; none outside of a mini program or before the first page. */
export function globalPages(): readonly unknown[] {
  return typeof getCurrentPages === 'function' ? getCurrentPages() : []
}

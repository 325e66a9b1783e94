import { createRequire } from 'node:module'
import { fancyMini } from './libraries/fancy-mini.mjs'
import { flyio } from './libraries/flyio.mjs'
import { menjin } from './libraries/menjin.mjs'
import { wafer2 } from './libraries/wafer2.mjs'

const { devDependencies } = createRequire(import.meta.url)('../package.json')

/** The rows that were run, ours first. */
export const LIBRARIES = [menjin, fancyMini, wafer2, flyio].map((library) => ({
  ...library,
  version: devDependencies[library.name],
}))

/** The rows that could not be run, with the reason. */
export const ABSENT = [
  {
    name: 'we-request',
    reason:
      'The npm registry answered 404 for it when this table was made, so there was no package to install and run.',
  },
  {
    name: '@beautywe/plugin-status',
    reason:
      'The npm registry answered 404 for it when this table was made. It is a status machine and would have no logins ' +
      'to count.',
  },
]

import { fileURLToPath } from 'node:url'

/** Folder of the package. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/** The entry points; each is a file of that name in `src`, `dist` and `miniprogram_dist`. */
export const entries = ['index', 'core', 'facade', 'decorators', 'adapters', 'controllers', 'texts']

/** Guards for methods: as decorators (legacy and standard) and as wrappers for `Page` and `Component` objects. */
export { guardMethods, mustAuth, type GuardOptions } from './decorators/must-auth.js'
export { singleQueue } from './decorators/single-queue.js'
export { fuseLine, type FuseLineOptions } from './decorators/fuse-line.js'
export type { AnyMethod, MethodContext, UniversalDecorator } from './decorators/method-decorator.js'

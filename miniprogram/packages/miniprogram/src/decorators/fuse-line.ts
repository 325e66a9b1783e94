import { isMenjinError } from '../errors/menjin-error.js'
import { FuseOpenError } from '../errors/fuse-open.js'
import { systemClock, type Clock } from '../platform/clock.js'
import { createFuse, type Fuse } from '../session/fuse.js'
import { methodDecorator, type AnyMethod, type UniversalDecorator } from './method-decorator.js'

/** How {@link fuseLine} limits. */
export interface FuseLineOptions {
  /** How many calls may run before the fuse blows. Default: 3. */
  tryTimes?: number
  /** How long it stays blown, milliseconds. Default: 5 000. */
  restoreTime?: number
  /** After so many milliseconds without a call the count starts anew. Default: 60 000. */
  coolDownThreshold?: number
  /** For the message. Default: the method's name. */
  name?: string
  /** Default: the clock of the machine. */
  clock?: Clock
}

/**
 * A fuse around a method, each object with its own: blown, calls reject at once with `FuseOpenError`. It compares clock
 * readings and sets no timers, so cooling down cannot repair it while it is blown.
 */
export function fuseLine(options: FuseLineOptions = {}): UniversalDecorator {
  const { tryTimes = 3, restoreTime = 5_000, coolDownThreshold = 60_000, clock = systemClock } = options
  return methodDecorator((method: AnyMethod, methodName) => {
    const fuses = new WeakMap<object, Fuse>()
    return async function (this: object, ...args: unknown[]): Promise<unknown> {
      let fuse = fuses.get(this)
      if (!fuse) {
        fuse = createFuse(clock, tryTimes, Infinity, restoreTime, coolDownThreshold)
        fuses.set(this, fuse)
      }
      try {
        fuse.enter()
      } catch (error) {
        if (!isMenjinError(error, 'fuse_open')) throw error
        throw new FuseOpenError(error.retryAfter, { cause: new Error(`fuse of ${options.name ?? methodName}`) })
      }
      try {
        const result: unknown = await method.apply(this, args)
        fuse.succeeded()
        return result
      } catch (error) {
        fuse.failed()
        throw error
      }
    }
  })
}

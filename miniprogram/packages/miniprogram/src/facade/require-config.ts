import { NotConfiguredError } from '../errors/not-configured.js'
import { methodDecorator, type AnyMethod, type UniversalDecorator } from '../decorators/method-decorator.js'

declare const console: { error(message: string): void } | undefined

/** What a class with `@requireConfig` methods has. `config` and `checkConfig` themselves are never decorated. */
export interface Configurable {
  /** Whether `config` has been called. */
  checkConfig(): boolean
}

/** What is printed by a call that comes too early. */
export const CONFIG_FIRST = '[Login] Please call Login.config first'

/** Lets a method run only after `config`; before, it prints what is missing and rejects with `NotConfiguredError`. */
export function requireConfig(): UniversalDecorator {
  return methodDecorator((method: AnyMethod) => {
    return function (this: Configurable, ...args: unknown[]): unknown {
      if (this.checkConfig()) return method.apply(this, args) as unknown
      return Promise.reject(notConfigured())
    }
  })
}

export function notConfigured(): NotConfiguredError {
  if (typeof console !== 'undefined') console.error(CONFIG_FIRST)
  return new NotConfiguredError(CONFIG_FIRST)
}

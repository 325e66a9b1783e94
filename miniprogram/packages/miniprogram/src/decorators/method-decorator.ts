/** A method, as far as decorators here care. */
// eslint-disable-next-line @typescript-eslint/no-explicit-any -- decorated methods have any parameters
export type AnyMethod = (this: any, ...args: any[]) => any

/** The part of a stage-3 decorator's context that is looked at. */
export interface MethodContext {
  readonly kind: string
  readonly name: string | symbol
}

/**
 * A method decorator for both signatures: TypeScript's `experimentalDecorators` (target, key, descriptor) and the
 * standard one (method, context).
 */
export interface UniversalDecorator {
  <M extends AnyMethod>(method: M, context: MethodContext): M
  <M extends AnyMethod>(
    target: object,
    key: string | symbol,
    descriptor: TypedPropertyDescriptor<M>,
  ): TypedPropertyDescriptor<M>
}

/** @param wrap makes the method that takes the place of the decorated one */
export function methodDecorator(wrap: (method: AnyMethod, name: string) => AnyMethod): UniversalDecorator {
  const decorate = (target: unknown, contextOrKey: unknown, descriptor?: TypedPropertyDescriptor<AnyMethod>) => {
    if (!descriptor) {
      const { name } = contextOrKey as MethodContext
      return wrap(target as AnyMethod, String(name))
    }
    return Object.assign({}, descriptor, { value: wrap(descriptor.value as AnyMethod, String(contextOrKey)) })
  }
  return decorate as unknown as UniversalDecorator
}

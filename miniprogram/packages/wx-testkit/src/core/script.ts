/** An answer, or a function that makes one from what was asked. */
export type Scripted<Context, Answer> = Answer | ((context: Context) => Answer | Promise<Answer>)

/**
 * What a fake answers: once each, in order, then always the same; without any, the API's own behaviour.
 *
 * @public
 */
export class Script<Context, Answer> {
  #queue: Scripted<Context, Answer>[] = []
  #always: Scripted<Context, Answer> | undefined

  /** Answers the next calls, one each, before anything set by {@link Script.always}. */
  next(...answers: Scripted<Context, Answer>[]): this {
    this.#queue.push(...answers)
    return this
  }

  /** Answers every call that has no answer of its own. */
  always(answer: Scripted<Context, Answer>): this {
    this.#always = answer
    return this
  }

  /** Back to the API's own behaviour. */
  reset(): this {
    this.#queue = []
    this.#always = undefined
    return this
  }

  /** @internal */
  take(context: Context): Answer | Promise<Answer> | undefined {
    const scripted = this.#queue.length > 0 ? this.#queue.shift() : this.#always
    return typeof scripted === 'function'
      ? (scripted as (context: Context) => Answer | Promise<Answer>)(context)
      : scripted
  }
}

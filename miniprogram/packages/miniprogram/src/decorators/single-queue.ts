import { QueueFullError } from '../errors/queue-full.js'
import { methodDecorator, type AnyMethod, type UniversalDecorator } from './method-decorator.js'

interface Run {
  result: Promise<unknown>
  waiters: number
}

/**
 * Calls of a method made while one runs share its run and its outcome, success or error. Each object has a queue of its
 * own, of at most `max` waiters.
 */
export function singleQueue({ max = 100 }: { max?: number } = {}): UniversalDecorator {
  return methodDecorator((method: AnyMethod) => {
    const runs = new WeakMap<object, Run>()
    return function (this: object, ...args: unknown[]): Promise<unknown> {
      let run = runs.get(this)
      if (!run) {
        const started: Run = { result: Promise.resolve(), waiters: 0 }
        const end = () => {
          if (runs.get(this) === started) runs.delete(this)
        }
        started.result = Promise.resolve().then(() => method.apply(this, args) as unknown)
        started.result.then(end, end)
        runs.set(this, started)
        run = started
      }
      if (run.waiters >= max) return Promise.reject(new QueueFullError())
      run.waiters++
      return run.result
    }
  })
}

import { InvalidArgumentError } from '../errors/invalid-argument.js'
import type { User } from '../http/contract.js'

/** How far a person has come, as a number: steps done in the configured order, plus one. */
export const AuthStep = { ONE: 1, TWO: 2, THREE: 3 } as const

/**
 * What a call demands: a step by name (that step alone), several names, or a number (every step before that number, in
 * the configured order).
 *
 * With `steps: ['profile', 'phone']`:
 *
 * | target | demands |
 * |---|---|
 * | `AuthStep.ONE` | nothing beyond a login |
 * | `AuthStep.TWO` | profile |
 * | `AuthStep.THREE` | profile and phone |
 * | `'phone'` | phone alone |
 */
export type AuthTarget = number | string | readonly string[]

/** A step of the authorization. */
export interface StepDefinition {
  readonly name: string
  /** Whether a person has done it; by default what the server says in `user.steps`. */
  readonly isDone?: (user: User) => boolean
  /** Sends what the UI collected, for steps of your own. It should end with `session.reloadUser()`. */
  readonly submit?: (data: Readonly<Record<string, unknown>>) => Promise<unknown>
}

/** The configured steps, in order. One place decides what is done. */
export class Steps {
  readonly all: readonly StepDefinition[]

  constructor(steps: readonly (string | StepDefinition)[]) {
    this.all = steps.map((step) => (typeof step === 'string' ? { name: step } : step))
  }

  has(name: string): boolean {
    return this.all.some((step) => step.name === name)
  }

  /** 1 for someone who has done nothing, up to the number of steps + 1. */
  current(user: User | undefined): number {
    const first = this.all.findIndex((step) => !isDone(step, user))
    return (first < 0 ? this.all.length : first) + 1
  }

  /** The demanded steps that are not done, in the configured order. */
  missing(user: User | undefined, target: AuthTarget): readonly StepDefinition[] {
    return this.demanded(target).filter((step) => !isDone(step, user))
  }

  demanded(target: AuthTarget): readonly StepDefinition[] {
    if (typeof target === 'number') return this.all.slice(0, Math.max(0, target - 1))
    const names = typeof target === 'string' ? [target] : target
    const unknown = names.find((name) => !this.has(name))
    if (unknown !== undefined) throw new InvalidArgumentError(`Unknown step: ${unknown}`)
    return this.all.filter((step) => names.indexOf(step.name) >= 0)
  }
}

function isDone(step: StepDefinition, user: User | undefined): boolean {
  return (
    user !== undefined &&
    (step.isDone ? step.isDone(user) : (user.steps as Readonly<Record<string, boolean>>)[step.name] === true)
  )
}

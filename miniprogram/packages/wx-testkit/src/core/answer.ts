/** Parts that every scripted answer may have. */
export interface Timing {
  /** Milliseconds on the fake's clock before the answer arrives. 0, the default, means at once (never synchronously). */
  after?: number
}

/** The call fails with `api:fail <reason>`. */
export interface FailAnswer extends Timing {
  fail: string
  errno?: number
}

/** No callback is ever called, as some clients do. */
export interface NeverAnswer {
  never: true
}

/** Failures that every API can be told to answer with. */
export type Refusal = FailAnswer | NeverAnswer

export function isNever(answer: object): answer is NeverAnswer {
  return 'never' in answer
}

export function isFail(answer: object): answer is FailAnswer {
  return 'fail' in answer
}

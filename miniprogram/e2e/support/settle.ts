import type { FakeWx } from '@menjin/wx-testkit'

const LIMIT = 600_000
const STEP = 100

/**
 * The outcome of a promise. Real answers are waited for; where none is under way, the phone's clock moves on, at most
 * ten minutes.
 */
export async function settle<T>(fake: FakeWx, promise: Promise<T>): Promise<T> {
  let pending = true
  const end = () => {
    pending = false
  }
  promise.then(end, end)
  await fake.idle()
  for (let passed = 0; pending && passed < LIMIT; passed += STEP) {
    await fake.advance(STEP)
    await fake.idle()
  }
  if (pending) throw new Error(`still pending after ${LIMIT / 1000} s on the phone's clock`)
  return promise
}

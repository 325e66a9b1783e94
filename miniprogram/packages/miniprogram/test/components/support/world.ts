import { installGlobals, type FakeWx, type FakeWxOptions } from '@menjin/wx-testkit'
import { afterEach } from 'vitest'
import type { FullSessionOptions } from '../../../src/index.js'
import { createWorld, type World } from '../../support/harness.js'
import { clearStages, raise, type Stage } from './stage.js'
import { UserOnStage } from './user.js'

export interface StagedWorld extends World {
  readonly stage: Stage
  readonly user: UserOnStage
}

const restores: (() => void)[] = []

afterEach(() => {
  clearStages()
  for (const restore of restores.splice(0)) restore()
})

/** Puts a fake in the place of the globals of a mini program, until the test ends. */
export function useGlobals(fake: FakeWx): void {
  restores.push(installGlobals(fake))
}

/** A mini program with a session, and a page on which components stand. */
export async function stageWith(
  wxml: string,
  data: Record<string, unknown> = {},
  options: Partial<FullSessionOptions> = {},
  fakeOptions: FakeWxOptions = {},
): Promise<StagedWorld> {
  const world = createWorld(options, fakeOptions)
  useGlobals(world.fake)
  const stage = await raise(wxml, data)
  await world.fake.idle()
  return Object.assign(world, { stage, user: new UserOnStage(stage, world.fake) })
}

import { inject } from 'vitest'

/** One call of WeChat's server API, as the emulator's journal tells it. */
export interface Exchange {
  readonly outcome: 'ok' | 'refused' | 'fault' | 'unknown'
  readonly errcode?: number
  readonly user?: string
}

/** The calls of an API for one app; `user` is known where WeChat could tell whom the call was about. */
export async function journal(api: string, appId: string): Promise<Exchange[]> {
  const query = new URLSearchParams({ api, appId })
  const answer = await fetch(`${inject('emulatorUrl')}/_emulator/v1/journal?${query.toString()}`)
  const { entries } = (await answer.json()) as { entries: Exchange[] }
  return entries
}

export async function codeExchanges(user: string, appId: string): Promise<Exchange[]> {
  return (await journal('jscode2session', appId)).filter((entry) => entry.user === user)
}

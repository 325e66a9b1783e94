import type { DeviceSession, Problem, User } from '@menjin/miniprogram'

/** What the server answers to a token, asked without the SDK. */
export interface ServerView {
  readonly status: number
  readonly user: User
  readonly session: DeviceSession
  readonly problem: Problem
}

async function get(url: string, token: string | undefined): Promise<{ status: number; body: unknown }> {
  const answer = await fetch(url, { headers: token ? { authorization: `Bearer ${token}` } : {} })
  return { status: answer.status, body: await answer.json() }
}

/** `GET /v1/me`. */
export async function me(serverUrl: string, token: string | undefined): Promise<ServerView> {
  const { status, body } = await get(`${serverUrl}/v1/me`, token)
  return { status, problem: body as Problem, ...(body as { user: User; session: DeviceSession }) }
}

/** `GET /v1/me/sessions`. */
export async function sessionsOf(serverUrl: string, token: string | undefined): Promise<readonly DeviceSession[]> {
  const { body } = await get(`${serverUrl}/v1/me/sessions`, token)
  return (body as { sessions: readonly DeviceSession[] }).sessions
}

/** Asks until the server does not accept the token any more, and gives its answer. */
export async function refusal(serverUrl: string, token: string | undefined, limit = 90_000): Promise<ServerView> {
  for (const deadline = Date.now() + limit; ;) {
    const view = await me(serverUrl, token)
    if (view.status !== 200) return view
    if (Date.now() > deadline) throw new Error(`the token is still accepted after ${limit / 1000} s`)
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
}

import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'

interface User {
  id: string
  nickname: string | null
  avatarUrl: string | null
  phone: { masked: string; countryCode: string } | null
  steps: { profile: boolean; phone: boolean }
}

/** A small server with the contract of Menjin, for one person, that believes every code. */
export interface ApiServer {
  readonly url: string
  readonly user: User
  /** `POST /v1/login` and the like, in order. */
  readonly requests: { line: string; body: string }[]
  /** Forgets the person and the requests. */
  reset(): void
  close(): Promise<void>
}

export async function startApiServer(): Promise<ApiServer> {
  const stranger = (): User => ({
    id: 'u1',
    nickname: null,
    avatarUrl: null,
    phone: null,
    steps: { profile: false, phone: false },
  })
  const user = stranger()
  const requests: ApiServer['requests'] = []
  const shown = () => ({
    ...user,
    authStep: 1 + Number(user.steps.profile) + Number(user.steps.phone),
    state: 'active',
    createdAt: '2026-01-01T00:00:00Z',
  })
  const routes: Record<string, (body: string) => unknown> = {
    'POST /v1/login': () => ({
      token: 'mj_test-token-of-the-stub-server',
      tokenType: 'Bearer',
      expiresIn: 7200,
      expiresAt: new Date(Date.now() + 7_200_000).toISOString(),
      created: true,
      user: shown(),
    }),
    'GET /v1/me': () => ({ user: shown() }),
    'POST /v1/me': (body) => {
      user.nickname = (JSON.parse(body) as User).nickname
      user.steps.profile = true
      return { user: shown() }
    },
    'POST /v1/me/avatar': () => {
      user.avatarUrl = '/avatar.jpg'
      return { user: shown() }
    },
    'PUT /v1/me/phone': (body) => {
      if (typeof (JSON.parse(body) as { code?: string }).code !== 'string') throw new Error('no code')
      user.phone = { masked: '138****0001', countryCode: '86' }
      user.steps.phone = true
      return { user: shown() }
    },
  }
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const line = `${request.method} ${request.url}`
      requests.push({ line, body })
      const route = routes[line]
      response.writeHead(route ? 200 : 404, { 'content-type': 'application/json' })
      response.end(JSON.stringify(route?.(body) ?? {}))
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    user,
    requests,
    reset: () => {
      Object.assign(user, stranger())
      requests.length = 0
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = ''
  for await (const chunk of request) text += String(chunk)
  return text
}

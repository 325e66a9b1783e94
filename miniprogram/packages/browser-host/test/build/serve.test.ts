import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { type RunningServer, serve } from '../../src/index'
import { writeSources } from '../support/compile'

let upstream: Server
let server: RunningServer
let remove: () => void
const asked: { url: string | undefined; origin: string | undefined; host: string | undefined; body: string }[] = []

beforeEach(async () => {
  asked.length = 0
  upstream = createServer((request, response) => {
    let body = ''
    request.on('data', (chunk) => (body += String(chunk)))
    request.on('end', () => {
      asked.push({ url: request.url, origin: request.headers.origin, host: request.headers.host, body })
      response.writeHead(418, { 'x-up': 'yes' }).end('up')
    })
  })
  await new Promise<void>((resolve) => upstream.listen(0, '127.0.0.1', resolve))
  const address = `http://127.0.0.1:${(upstream.address() as AddressInfo).port}`
  const written = writeSources({ 'index.html': '<p>hi', 'a/b.png': 'png' })
  remove = written.remove
  server = await serve({ folder: written.folder, proxy: { '/v1': address, '/gone': 'http://127.0.0.1:9' } })
})
afterEach(async () => {
  await server.close()
  upstream.close()
  remove()
})

it('servesTheFolderAndNothingBesideIt', async () => {
  const index = await fetch(server.url)
  expect([index.headers.get('content-type'), await index.text()]).toEqual(['text/html; charset=utf-8', '<p>hi'])
  expect((await fetch(`${server.url}/a/b.png`)).headers.get('content-type')).toBe('image/png')
  expect((await fetch(`${server.url}/..%2f..%2fetc/passwd`)).status).toBe(404)
  expect((await fetch(`${server.url}/none`)).status).toBe(404)
})

it('passesOnWhatTheProxyNamesWithoutItsOrigin', async () => {
  const answer = await fetch(`${server.url}/v1/login?x=1`, {
    method: 'POST',
    body: 'b',
    headers: { origin: 'http://else' },
  })
  expect([answer.status, answer.headers.get('x-up'), await answer.text()]).toEqual([418, 'yes', 'up'])
  expect(asked).toEqual([{ url: '/v1/login?x=1', origin: undefined, host: expect.stringMatching(/^127/), body: 'b' }])
  expect((await fetch(`${server.url}/v1x`)).status).toBe(404)
})

it('saysThatTheServerBehindItIsDown', async () => {
  const answer = await fetch(`${server.url}/gone`)
  expect([answer.status, await answer.text()]).toEqual([502, expect.stringContaining('does not answer')])
})

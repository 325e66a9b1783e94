import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { useShop } from './support/shop'

const shop = useShop()

/** A server that tells what it must not: whatever is planted, as a body, a header and an event of a stream. */
let planted: { header: string; body: string; event: string }
let talker: Server
const address = (path: string) => `http://127.0.0.1:${(talker.address() as AddressInfo).port}/${path}`

beforeAll(async () => {
  talker = createServer(({ url }, answer) => {
    answer.setHeader('access-control-allow-origin', '*')
    answer.setHeader('x-note', planted.header)
    if (url === '/events') answer.writeHead(200, { 'content-type': 'text/event-stream' }).write(planted.event)
    else answer.end(planted.body)
  })
  await new Promise<void>((resolve) => talker.listen(0, '127.0.0.1', resolve))
})
afterAll(() => {
  talker.closeAllConnections()
  talker.close()
})

/** True values of every kind: a person who has logged in and bound a phone, and the server that knows them. */
async function trueSecrets(): Promise<Map<string, string>> {
  const person = await shop.wechat.newPerson()
  const of = async (action: string) =>
    (await shop.wechat.control('POST', `/users/${person.id}/${action}`)) as { code: string }
  const send = (path: string, body: unknown, method = 'POST', token = '') =>
    fetch(shop.servers.server + path, {
      method,
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
  const { token } = (await (await send('/v1/login', { source: 'shop', code: (await of('login')).code })).json()) as {
    token: string
  }
  expect((await send('/v1/me/phone', { code: (await of('phone')).code }, 'PUT', token)).status).toBe(200)
  return new Map((await shop.secrets.all()).map(({ kind, value }) => [kind, value]))
}

describe('the look at what the browser got', () => {
  it('findsEverySecretWhereverItIsPlanted', async () => {
    const secrets = await trueSecrets()
    expect([...secrets.keys()].sort()).toEqual(
      ['AppSecret', 'session_key', 'access_token', 'openId', 'unionId', 'phone number', 'blind index', 'token hash']
        .concat('master key')
        .sort(),
    )
    const all = (write: (value: string) => string) => [...secrets.values()].map(write).join(' ')
    planted = {
      header: all((value) => Buffer.from(`a ${value}`).toString('hex')),
      body: all((value) => Buffer.from(`some ${value} text`).toString('base64')),
      event: `data: ${all((value) => encodeURIComponent(JSON.stringify({ v: value })))}\n\n`,
    }
    const { page } = await shop.open(await shop.wechat.newPerson())
    const answers = [address('body'), address('events')] as const
    await page.evaluate(async ([body, events]) => {
      await (await fetch(body)).text()
      const stream = new EventSource(events)
      await new Promise((resolve) => (stream.onmessage = resolve))
    }, answers)
    // All of it has stayed although the stream never ends and the page is gone.
    await page.goto('about:blank')
    const [found] = await shop.inspect()
    for (const kind of secrets.keys()) {
      const forms = (where: string) =>
        found!.leaks.filter((leak) => leak.kind === kind && leak.where.endsWith(where)).map(({ form }) => form)
      expect(forms(answers[0]).sort(), kind).toEqual(
        expect.arrayContaining([expect.stringMatching(/ hex/), expect.stringMatching(/base64 /)]),
      )
      expect(forms(answers[1]).sort(), kind).toContain('URL-encoded')
    }
    expect(found!.leaks.filter(({ where }) => where.includes(shop.servers.server))).toEqual([])
  })

  it('findsWhatTheDeviceKeeps', async () => {
    const value = (await trueSecrets()).get('openId')
    const { page } = await shop.open(await shop.wechat.newPerson())
    await page.evaluate((openId) => {
      localStorage.setItem('who', openId!)
    }, value)
    const [found] = await shop.inspect()
    expect(found!.leaks.map(({ kind, form }) => [kind, form])).toContainEqual(['openId', 'plain'])
  })

  it('findsErrorsOfTheConsole', async () => {
    const phone = await shop.open(await shop.wechat.newPerson())
    phone.expectErrors('which never comes')
    await phone.page.evaluate(() => {
      console.error('something broke')
    })
    const [found] = await shop.inspect()
    expect(found!.surprises).toEqual(['something broke', 'did not come: which never comes'])
  })

  it('findsCallsOfOtherMachines', async () => {
    const phone = await shop.open(await shop.wechat.newPerson())
    phone.expectErrors(/Failed to load resource|blocked by CORS/)
    await phone.page.evaluate(() => fetch('http://example.com/').catch(() => undefined))
    const [found] = await shop.inspect()
    expect(found!.strayed).toEqual(['http://example.com/'])
  })
})

import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { HostConfig } from '../../src/index'
import { type JavaServers, startJavaServers } from './support/javaServers'
import { type Phone, raiseStage, type Stage } from './support/phone'

let servers: JavaServers
let stage: Stage
const open: Phone[] = []

beforeAll(async () => {
  servers = await startJavaServers()
  stage = await raiseStage(join(import.meta.dirname, '../fixtures/shop'), {
    '/v1': servers.server,
    '/_emulator': servers.emulator,
  })
}, 180_000)
afterAll(async () => {
  await stage?.close()
  await servers?.close()
})
afterEach(async () => {
  const phones = open.splice(0)
  for (const phone of phones) await phone.close()
  expect(phones.flatMap(({ errors }) => errors)).toEqual([])
})

async function enter(config: Partial<HostConfig>): Promise<Phone & { traffic: string[] }> {
  const phone = await stage.open(config)
  open.push(phone)
  const traffic: string[] = []
  phone.page.on('response', (response) => {
    void response.text().then(
      (text) => traffic.push(text),
      () => undefined,
    )
  })
  return { ...phone, traffic }
}

/** What the server says of the person, asked with the token that the phone holds. */
async function me(phone: Phone): Promise<Record<string, any>> {
  const stored = await phone.page.evaluate(() => JSON.stringify({ ...localStorage }))
  const token = /mj_[\w-]+/.exec(stored)?.[0]
  const answer = await fetch(`${servers.server}/v1/me`, { headers: { authorization: `Bearer ${token}` } })
  return ((await answer.json()) as { user: Record<string, any> }).user
}

const STATUS = '.status'

describe('against the server and the emulator', () => {
  it('logsInSilentlyAndBindsThePhone', async () => {
    const phone = await enter({ persona: 'alice' })
    const { page, traffic } = phone
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    expect(await servers.journal('code2Session')).toHaveLength(1)
    await page.locator('.order').click()
    await page.locator('wx-phone-container wx-button').click()
    await page.locator('[data-layer=phone] .mh-number').first().click()
    await page.locator(STATUS, { hasText: 'ordered' }).waitFor()
    await phone.picture('server-ordered')
    expect(await me(phone)).toMatchObject({ phone: { masked: '138****0001' }, steps: { phone: true } })
    const { identities } = (await (
      await fetch(`${servers.emulator}/_emulator/v1/users`)
    )
      .json()
      .then((body: any) => (body.users ?? body).find(({ id }: { id: string }) => id === 'alice'))) as {
      identities: { openId: string }[]
    }
    expect(identities[0]?.openId).toMatch(/^o/)
    for (const text of traffic) {
      expect(text).not.toContain(identities[0]!.openId)
      expect(text).not.toContain('session_key":"')
    }
  })

  it('keepsTheSessionOverAReload', async () => {
    const phone = await enter({ persona: 'alice' })
    await phone.page.locator(STATUS, { hasText: 'has phone' }).waitFor()
    await phone.page.reload()
    await phone.page.locator(STATUS, { hasText: 'has phone' }).waitFor()
    expect(await phone.calls('login')).toBe(0)
  })

  it('tellsARefusalOfThePersonAndLetsThemGo', async () => {
    const phone = await enter({ persona: 'bob' })
    const { page } = phone
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.order').click()
    await page.locator('wx-phone-container wx-button').click()
    await page.locator('[data-layer=phone] .mh-deny').click()
    await page.locator('wx-auth-popup [class*="skip"], wx-auth-popup [class*="--menjin-button--plain"]').first().click()
    await page.locator(STATUS, { hasText: /cancelled|denied/ }).waitFor()
    expect((await me(phone)).phone).toBeNull()
  })

  it('bindsAnotherNumber', async () => {
    const phone = await enter({ persona: 'carol' })
    const { page } = phone
    await page.locator(STATUS, { hasText: 'logged in' }).waitFor()
    await page.locator('.by-page').click()
    await page.locator('wx-auth-page wx-phone-container wx-button').click()
    await page.locator('[data-layer=phone] .mh-other').click()
    await page.locator('[data-layer=phone] input').fill('13700000007')
    await page.locator('[data-layer=phone] .mh-yes').click()
    await page.locator(STATUS, { hasText: /ordered|has phone/ }).waitFor()
    expect(await me(phone)).toMatchObject({ phone: { masked: '137****0007' } })
  })
})

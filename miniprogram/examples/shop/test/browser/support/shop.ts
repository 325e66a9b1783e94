import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, expect } from 'vitest'
import type { Persona } from '../../../../../packages/browser-host/src/hostConfig'
import { launchChromium } from '../../../../../packages/browser-host/test/browser/support/chromium'
import demo from '../../../browser.json'
import { Database } from './database'
import { Phone, type PhoneOptions } from './phone'
import { Records } from './records'
import { findLeaks, type Leak, textOf } from './secrets'
import { SecretsInForce } from './secretsInForce'
import { ShopServers } from './shopServers'
import { WeChat } from './wechat'

/** The whole of it for a file of tests: servers, browser, people. */
export class Shop {
  servers!: ShopServers
  wechat!: WeChat
  database!: Database
  readonly records = new Records(this)
  secrets!: SecretsInForce
  #browser!: Browser
  readonly #phones: Phone[] = []

  /** @param settings - of the server, beside its own for development, such as `menjin.sessions.lifetime=5s` */
  constructor(private readonly settings: readonly string[] = []) {}

  async start(): Promise<void> {
    this.servers = await ShopServers.start(undefined, this.settings)
    this.wechat = new WeChat(this.servers.emulator)
    this.database = Database.open(this.servers.data)
    this.secrets = new SecretsInForce(this.wechat, this.database, this.servers.data)
    this.#browser = await launchChromium()
  }

  async close(): Promise<void> {
    await this.#browser?.close()
    await this.database?.close()
    await this.servers?.close()
  }

  /** Opens the shop as somebody; without an address it begins on the home page. */
  async open(person: Persona, options: PhoneOptions = {}): Promise<Phone> {
    const phone = await Phone.open(this.#browser, this.servers.server, person, options, ({ method, path }) => {
      // Each of these may have made a new session_key or access_token.
      if (method !== 'GET' && /^\/(v1|_emulator)\//.test(path)) this.secrets.note()
    })
    this.#phones.push(phone)
    return phone
  }

  /** Closes all phones, and gives what none of them may have seen. */
  async inspect(): Promise<{ phone: string; surprises: string[]; strayed: readonly string[]; leaks: Leak[] }[]> {
    const phones = this.#phones.splice(0)
    for (const phone of phones) await phone.close()
    const secrets = await this.secrets.all()
    return phones.map((phone) => ({
      phone: phone.person.id,
      surprises: phone.surprises(),
      strayed: phone.strayed,
      leaks: findLeaks(
        [...phone.received.map(textOf), phone.kept],
        secrets.filter(({ value }) => !DEMO.has(value)),
      ),
    }))
  }
}

/**
 * The numbers of the demo's people are invented, published in this repository, and part of the host's own page, which
 * plays their phones. They are not secrets; the people of the tests are others.
 */
const DEMO = new Set(demo.personas.flatMap(({ phone, otherPhones = [] }) => [phone, ...otherPhones]))

/** Runs the shop around the tests of this file, and looks after each at everything that the browsers got. */
export function useShop(...settings: string[]): Shop {
  const shop = new Shop(settings)
  beforeAll(() => shop.start(), 300_000)
  afterAll(() => shop.close(), 60_000)
  afterEach(async () => {
    for (const found of await shop.inspect()) {
      expect(found).toEqual({ phone: found.phone, surprises: [], strayed: [], leaks: [] })
    }
  })
  return shop
}

import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import type { HostConfig, Persona } from '../../../../../packages/browser-host/src/hostConfig'
import { Hands } from './hands'
import { RecordingProxy, type Received } from './recordingProxy'
import type { Text } from './secrets'

const PICTURES = join(import.meta.dirname, '../../../reports/screenshots')

export interface PhoneOptions extends Partial<Omit<HostConfig, 'personas' | 'persona'>> {
  /** Of the browser's window. */
  window?: { width: number; height: number }
}

/** What a phone's console may say, and nothing else: a text is found in the line, an expression matches it. */
export type ExpectedError = string | RegExp

/** The shop on somebody's phone, in a browser window of its own. */
export class Phone {
  readonly hands: Hands
  /** Lines of the console at level error, and uncaught exceptions. */
  readonly errors: string[] = []
  readonly expected: ExpectedError[] = []
  #storage = ''

  private constructor(
    readonly person: Persona,
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly proxy: RecordingProxy,
  ) {
    this.hands = new Hands(page)
    page.on('console', (message) => {
      if (message.type() === 'error') this.errors.push(`${message.text()} ${pathOf(message.location().url)}`.trim())
    })
    page.on('pageerror', (error) => this.errors.push(error.stack ?? error.message))
    page.on('request', (request) => {
      const { protocol, hostname } = new URL(request.url())
      if (/^(http|ws)/.test(protocol) && hostname !== '127.0.0.1') this.strayed.push(request.url())
    })
    page.on('crash', () => this.errors.push('the page crashed'))
  }

  static async open(
    browser: Browser,
    server: string,
    person: Persona,
    { window = { width: 1280, height: 900 }, ...config }: PhoneOptions,
    onReceived: (received: Received) => void,
  ): Promise<Phone> {
    const proxy = await RecordingProxy.start(onReceived)
    // Chromium asks loopback without a proxy unless it is told not to.
    const context = await browser.newContext({
      viewport: window,
      proxy: { server: proxy.url, bypass: '<-loopback>' },
    })
    // Who holds the phone is the host's configuration, which the page sets before it starts.
    await context.addInitScript((persona: Persona) => {
      let set: HostConfig | undefined
      Object.defineProperty(globalThis, 'menjinHostConfig', {
        get: () => set,
        set: (config: HostConfig) => (set = { ...config, personas: [persona] }),
      })
    }, person)
    const page = await context.newPage()
    page.setDefaultTimeout(60_000)
    const phone = new Phone(person, page, context, proxy)
    const search = new URLSearchParams(
      Object.entries(config).map(([name, value]) => [name, String(value as string | number | boolean)]),
    )
    await page.goto(`${server}/?${search.toString()}`)
    return phone
  }

  get received(): readonly Received[] {
    return this.proxy.received
  }

  /** Addresses of other machines that the page asked for; what Chromium itself wants to know is refused as well. */
  readonly strayed: string[] = []

  /** Says which errors belong to this test; each must come, and no other. */
  expectErrors(...errors: ExpectedError[]): void {
    this.expected.push(...errors)
  }

  /** The token that the device holds. */
  async token(): Promise<string | undefined> {
    return /mj_[\w-]+/.exec(JSON.stringify(await this.context.storageState()))?.[0]
  }

  /** How often a `wx` API was called since the page was loaded. */
  calls(api: string): Promise<number> {
    return this.page.evaluate((name) => globalThis.window.menjinHost.running!.fake.calls(name).length, api)
  }

  /** Paths of the open pages, lowest first. */
  pages(): Promise<string[]> {
    return this.page.evaluate('getCurrentPages().map(({ route }) => route)')
  }

  /** Keeps a picture under `reports/screenshots`. */
  async picture(name: string): Promise<void> {
    mkdirSync(PICTURES, { recursive: true })
    await this.page.screenshot({ path: join(PICTURES, `${name}.png`) })
  }

  /** The browser's window is closed, with whatever was under way. */
  async close(): Promise<void> {
    this.#storage = JSON.stringify(await this.context.storageState())
    await this.context.close()
    await this.proxy.close()
  }

  /** What the device keeps, once it is closed. */
  get kept(): Text {
    return { where: `storage of ${this.person.id}'s phone`, text: this.#storage, json: true }
  }

  /** Errors that nobody expected, and expected ones that did not come. */
  surprises(): string[] {
    const fits = (error: string) => (expected: ExpectedError) =>
      typeof expected === 'string' ? error.includes(expected) : expected.test(error)
    return [
      ...this.errors.filter((error) => !this.expected.some(fits(error))),
      ...this.expected
        .filter((expected) => !this.errors.some((error) => fits(error)(expected)))
        .map((expected) => `did not come: ${String(expected)}`),
    ]
  }
}

function pathOf(url: string): string {
  return URL.canParse(url) ? new URL(url).pathname : url
}

import type { Page } from 'playwright-core'
import { complaints, keep } from './album'

/** What each run makes anew, and what stands in the pictures instead. */
const ALWAYS_THE_SAME: [pattern: string, instead: string][] = [
  ['\\b20\\d\\d[-.]\\d\\d[-.]\\d\\d \\d\\d:\\d\\d\\b', '2026-11-21 09:41'],
  ['\\b20\\d\\d[-.]\\d\\d[-.]\\d\\d\\b', '2026-11-21'],
  ['(今天|昨天) \\d\\d:\\d\\d', '今天 09:41'],
  ['\\d{1,2}月\\d{1,2}日( \\d\\d:\\d\\d)?', '11月21日 09:41'],
  ['\\b(?!0000)\\d{4} \\d{4} \\d{2}\\b', '2611 2100 01'],
  ['\\bQJ[0-9A-Z-]{6,}\\b', 'QJ20261121-0001'],
  ['\\b\\d{12,20}\\b', '20261121000001'],
  ['\\b\\d\\d:\\d\\d:\\d\\d\\b', '09:41:00'],
  ['^\\d+(\\.\\d)? (ms|s)$', '3 ms'],
]

/** Takes pictures of a page that are the same each time. */
export class Camera {
  readonly complaints: string[] = []

  constructor(private readonly page: Page) {}

  /** Light and dark; both are in the documentation. @param texts - what must be read in it */
  async both(name: string, ...texts: string[]): Promise<void> {
    await this.take(name, { shown: true, texts })
    await this.theme('dark')
    await this.take(`${name}-dark`, { shown: true, texts })
    await this.theme('light')
  }

  /** To look at only. */
  glance(name: string, ...texts: string[]): Promise<void> {
    return this.take(name, { shown: false, texts })
  }

  async theme(theme: 'light' | 'dark'): Promise<void> {
    await this.page.evaluate((wanted) => {
      globalThis.window.menjinHost.running!.fake.device.setTheme(wanted)
    }, theme)
  }

  async take(name: string, { shown, texts }: { shown: boolean; texts: string[] }): Promise<void> {
    // A toast goes by itself; the documentation's pictures have none.
    if (shown) await this.page.locator('.mh-toast').waitFor({ state: 'hidden' })
    await this.#settle()
    const said = await this.page.evaluate(() => document.body.innerText)
    for (const text of texts) if (!said.includes(text)) this.complaints.push(`${name} does not say "${text}"`)
    const picture = await this.page.screenshot({ animations: 'disabled', caret: 'hide' })
    this.complaints.push(...complaints(name, await keep(name, picture, shown)))
  }

  /** Pictures of the shop have come, fonts as well, and what differs each time is replaced. */
  async #settle(): Promise<void> {
    await this.page.evaluate(async (rules) => {
      await document.fonts.ready
      const shown = [...document.images].filter((image) => image.currentSrc !== '' && image.offsetParent !== null)
      await Promise.all(shown.map((image) => image.decode().catch(() => undefined)))
      const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
      for (let node = texts.nextNode(); node; node = texts.nextNode()) {
        const text = node.nodeValue ?? ''
        const same = rules.reduce((now, [pattern, instead]) => now.replace(new RegExp(pattern, 'g'), instead), text)
        if (same !== text) node.nodeValue = same
      }
    }, ALWAYS_THE_SAME)
    // One frame for what has just changed.
    await this.page.evaluate('new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))')
  }
}

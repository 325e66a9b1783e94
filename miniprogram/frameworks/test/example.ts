import type { Page } from 'playwright-core'

/**
 * The page that every example has. Each framework makes its own elements of it, so it is known by its classes, which
 * may carry a scope in front where the page is a component.
 */
export class ExamplePage {
  constructor(readonly page: Page) {}

  /** Waits until an element says something. */
  async says(name: string, text: string | RegExp): Promise<void> {
    await this.part(name).filter({ hasText: text }).waitFor()
  }

  async tap(name: string): Promise<void> {
    await this.part(name).click()
  }

  text(name: string): Promise<string> {
    return this.part(name).innerText()
  }

  /** The SDK's pop-up. */
  get popupButton() {
    return this.page.locator('wx-auth-popup wx-phone-container wx-button')
  }

  /** The SDK's button that stands on the page itself. */
  get phoneButton() {
    return this.page.locator('wx-phone-container:not(wx-auth-popup wx-phone-container) wx-button')
  }

  /** What WeChat asks when somebody taps a button for the phone. */
  async answerPhone(answer: 'allow' | 'refuse' | { other: string }): Promise<void> {
    const dialog = this.page.locator('[data-layer=phone]')
    if (answer === 'allow') await dialog.locator('.mh-number').first().click()
    else if (answer === 'refuse') await dialog.locator('.mh-deny').click()
    else {
      await dialog.locator('.mh-other').click()
      await dialog.locator('input').fill(answer.other)
      await dialog.locator('.mh-yes').click()
    }
    await dialog.waitFor({ state: 'detached' })
  }

  /** The token that the device holds; `undefined` if none. */
  async token(): Promise<string | undefined> {
    const stored = await this.page.evaluate(() => JSON.stringify({ ...localStorage }))
    return /mj_[\w-]+/.exec(stored)?.[0]
  }

  private part(name: string) {
    return this.page.locator(`[class~="${name}"],[class$="--${name}"]`)
  }
}

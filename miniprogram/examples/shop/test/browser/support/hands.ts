import type { Locator, Page } from 'playwright-core'

/** What a person does with the shop: taps and types, and waits for what they would look for. */
export class Hands {
  constructor(private readonly page: Page) {}

  /** The page in front. */
  get front(): Locator {
    return this.page.locator('.mh-page:not([hidden])')
  }

  /** WeChat's dialog of the phone button. */
  get phoneDialog(): Locator {
    return this.page.locator('[data-layer=phone]')
  }

  /** The sheet of `auth-popup` on the page in front. */
  get popup(): Locator {
    return this.front.locator('wx-auth-popup [class*="--menjin-sheet"]')
  }

  get mask(): Locator {
    return this.front.locator('wx-auth-popup [class*="--menjin-mask"]')
  }

  /** Waits until the page with this title is in front. */
  async at(title: string): Promise<void> {
    await this.front.locator('.mh-bar-title', { hasText: title }).waitFor({ state: 'attached' })
  }

  async tab(name: string): Promise<void> {
    await this.front.locator('.mh-tab', { hasText: name }).click()
  }

  /** The bar's button, which does what the gesture does. */
  async back(): Promise<void> {
    await this.front.locator('.mh-back').click()
  }

  /** From the home page to the product's. */
  async look(product: string): Promise<void> {
    await this.front.locator('wx-product-card', { hasText: product }).click()
    await this.front.locator('.buy').waitFor()
  }

  /** From the product's page to the order that has not been sent. */
  async buy(): Promise<void> {
    await this.front.locator('.buy').click()
    await this.front.locator('.order').waitFor()
  }

  async order(): Promise<void> {
    await this.front.locator('.order').click()
  }

  /** Agrees to the terms. @param where - the part of the page that asks */
  async agree(where: Locator): Promise<void> {
    await where.locator('[class*="--menjin-tick"]').click()
  }

  async givePhone(where: Locator): Promise<void> {
    await this.tapPhone(where)
    await this.phoneDialog.locator('.mh-number').first().click()
  }

  async denyPhone(where: Locator): Promise<void> {
    await this.tapPhone(where)
    await this.phoneDialog.locator('.mh-deny').click()
    await this.phoneDialog.waitFor({ state: 'detached' })
  }

  async tapPhone(where: Locator): Promise<void> {
    await where.locator('wx-phone-container wx-button').click()
    await this.phoneDialog.waitFor()
  }

  /** WeChat's own picture, and a name that is typed. */
  async introduce(where: Locator, nickname: string): Promise<void> {
    await where.locator('[class*="--menjin-avatar"][open-type=chooseAvatar]').click()
    await this.page.locator('[data-layer=avatar] .mh-item', { hasText: '用微信头像' }).click()
    await where.locator('[class*="--menjin-avatar__image"]').waitFor()
    const name = where.locator('wx-user-container wx-input input')
    await name.fill(nickname)
    await name.blur()
    // The first button is the picture.
    await where.locator('wx-user-container wx-button').last().click()
  }

  /** "Not now", at the end of the sheet or page. */
  async skip(where: Locator): Promise<void> {
    await where.locator('wx-button', { hasText: '暂不' }).click()
  }
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchChromium } from '../../../../packages/browser-host/test/browser/support/chromium'
import { Camera } from './support/camera'
import { ShopServers } from './support/shopServers'

let servers: ShopServers
let browser: Browser

beforeAll(async () => {
  servers = await ShopServers.start()
  // Letters without the colours of one machine's screen.
  browser = await launchChromium('--disable-lcd-text', '--font-render-hinting=none', '--hide-scrollbars')
}, 300_000)
afterAll(async () => {
  await browser?.close()
  await servers?.close()
}, 60_000)

async function open(search: string, viewport: { width: number; height: number }, scale: number): Promise<Page> {
  const context = await browser.newContext({ viewport, deviceScaleFactor: scale, locale: 'zh-CN', timezoneId: 'UTC' })
  const page = await context.newPage()
  page.setDefaultTimeout(60_000)
  await page.goto(`${servers.server}/?${search}&clock=9:41`)
  return page
}

const phone = (search: string) => open(`${search}&view=phone`, { width: 375, height: 812 }, 2)

async function go(page: Page, url: string): Promise<void> {
  await page.evaluate((address) => {
    void (globalThis as unknown as { wx: { navigateTo(options: object): void } }).wx.navigateTo({ url: address })
  }, url)
}

const visible = '.mh-page:not([hidden])'
/** The box before the terms, which nobody ticks for the person. */
const TERMS = '[class*="--menjin-tick"]'

describe('pictures of the shop', () => {
  it('areTakenOnAWalkThroughAllThreeScenarios', async () => {
    const page = await phone('persona=carol')
    const camera = new Camera(page)
    const shown = (text: string) => page.locator(visible, { hasText: text }).waitFor()
    await page.locator('wx-product-card').nth(5).waitFor()
    // What a silent login brings.
    await shown('刚刚到店')
    await camera.both('home', '青集', '全部')

    // 1: a phone before the order.
    await go(page, '/pages/product/product?id=gaiwan')
    await shown('立即购买')
    await camera.both('product', '立即购买')
    await page.locator(`${visible} .buy`).click()
    await shown('提交订单')
    await camera.glance('checkout', '到店自取')
    await page.locator(`${visible} .order`).click()
    await page.locator(`${visible} wx-auth-popup wx-button`, { hasText: '手机号' }).first().waitFor()
    await camera.glance('popup')
    await page.locator(`${visible} wx-auth-popup ${TERMS}`).first().click()
    await page.locator(`${visible} wx-auth-popup wx-phone-container wx-button`).click()
    await page.locator('[data-layer=phone]').waitFor()
    await camera.both('phone', '138****0003')
    await page.locator('[data-layer=phone] .mh-number').first().click()
    await shown('订单已提交')
    await camera.both('order', '0003')

    // 3, its first half: the phone is known, the name is not.
    await go(page, '/pages/membership/membership')
    await shown('两步入会')
    await camera.both('membership', '会员')

    // 2: a name before the comment.
    await go(page, '/pages/comments/comments?id=gaiwan')
    await shown('说两句之前')
    await page.locator(`${visible} ${TERMS}`).first().click()
    await page.locator(`${visible} [open-type=chooseAvatar]`).first().click()
    await page.locator('[data-layer=avatar]').waitFor()
    await camera.glance('avatar')
    await page.locator('[data-layer=avatar] .mh-item').first().click()
    await page.locator(`${visible} wx-image[class*="menjin-avatar"] img[src^=blob]`).waitFor()
    await page.locator(`${visible} wx-input input`).first().click()
    await camera.glance('nickname')
    await page.locator('.mh-nickname').click()
    await camera.both('profile', '说两句之前')
    await page.locator(`${visible} wx-user-container wx-button`, { hasText: '就用这个名字' }).click()
    await page.locator(`${visible} wx-textarea`).waitFor()
    await camera.glance('comment', '发布评价')

    // 3, its second half.
    await go(page, '/pages/membership/membership')
    await page.locator(`${visible} wx-button`, { hasText: '开通会员' }).click()
    await page.locator(`${visible} .member:not(.member--blank)`).waitFor()
    await camera.glance('member', '入会')

    await otherDevice()
    await page.evaluate('wx.switchTab({ url: "/pages/me/me" })')
    await shown('退出登录')
    await camera.both('me', '我的订单')
    await go(page, '/pages/devices/devices')
    await shown('这台')
    await camera.both('devices', '这台')
    await go(page, '/pages/account/account')
    await shown('注销账号')
    await camera.glance('account', '138****0003')
    await go(page, '/pages/orders/orders')
    await shown('共 1 件')
    await camera.glance('orders')
    await go(page, '/pages/terms/terms')
    await camera.glance('terms')
    expect(camera.complaints).toEqual([])
    await page.context().close()
  }, 600_000)

  it('showWhatIsEmptyUnderWayOrBroken', async () => {
    const page = await phone('persona=bob')
    const camera = new Camera(page)
    await page.locator('wx-product-card').nth(5).waitFor()
    await page.evaluate('wx.switchTab({ url: "/pages/favourites/favourites" })')
    await page.locator(visible, { hasText: '还没有' }).waitFor()
    await camera.glance('empty-favourites')
    await page.evaluate('wx.switchTab({ url: "/pages/me/me" })')
    await page.locator(visible, { hasText: '登录的设备' }).waitFor()
    await camera.glance('me-guest')
    await go(page, '/pages/orders/orders')
    await page.locator(visible, { hasText: '还没有订单' }).waitFor()
    await camera.glance('empty-orders', '还没有订单')
    await go(page, '/pages/auth/auth')
    await page.locator(`${visible} wx-auth-page`).waitFor()
    await camera.glance('auth-page')
    await page.evaluate('wx.navigateBack({ delta: 9 })')

    let hold: () => void = () => undefined
    const held = new Promise<void>((resolve) => (hold = resolve))
    await page.route('**/api/**', async (route) => {
      await held
      await route.fulfill({ status: 500, contentType: 'application/problem+json', body: '{"code":"internal"}' })
    })
    for (const path of ['product/product?id=vase', 'comments/comments?id=vase', 'checkout/checkout?id=vase'])
      await go(page, `/pages/${path}`).then(() => camera.glance(`loading-${path.split('/')[0]}`))
    for (const path of ['orders/orders', 'devices/devices', 'membership/membership'])
      await go(page, `/pages/${path}`).then(() => camera.glance(`loading-${path.split('/')[0]}`))
    hold()
    await page.locator(visible, { hasText: /会员/ }).waitFor()
    await page.evaluate('wx.navigateBack({ delta: 5 })')
    await page.locator(visible, { hasText: '没有打开' }).waitFor()
    await camera.glance('failed-product', '再试一次')
    await page.evaluate('wx.reLaunch({ url: "/pages/home/home" })')
    await page.locator(visible, { hasText: '没有连上小店' }).waitFor()
    await camera.glance('failed-home', '再试一次')
    await page.unroute('**/api/**')
    const slow = new Promise<void>((resolve) => (hold = resolve))
    await page.route('**/api/**', async (route) => {
      await slow
      await route.continue()
    })
    await page.evaluate('wx.reLaunch({ url: "/pages/home/home" })')
    await page.locator(`${visible} .bone`).first().waitFor()
    await camera.glance('loading-home')
    hold()
    await page.locator('wx-product-card').nth(5).waitFor()
    await page.evaluate('void wx.showModal({ title: "取消这张订单？", content: "取消之后，茶要重新挑一次。" })')
    await page.locator('[data-layer=modal]').waitFor()
    await camera.glance('modal')
    await page.locator('[data-layer=modal] .mh-yes').click()
    await page.evaluate('void wx.showActionSheet({ itemList: ["发给朋友", "收藏", "举报"] })')
    await page.locator('[data-layer=action-sheet]').waitFor()
    await camera.glance('action-sheet')
    await page.locator('.mh-cancel').click()
    await page.evaluate('void wx.showToast({ title: "已收藏", icon: "success", duration: 600000 })')
    await page.locator('.mh-toast').waitFor()
    await camera.glance('toast')
    expect(camera.complaints).toEqual([])
    await page.context().close()
  }, 600_000)

  it('showTheWholeDesk', async () => {
    const page = await open('persona=alice', { width: 1440, height: 900 }, 1)
    const camera = new Camera(page)
    await page.locator('wx-product-card').nth(5).waitFor()
    await page.locator('wx-product-card', { hasText: '盖碗' }).click()
    await page.locator(`${visible} .buy`).click()
    await page.locator(`${visible} .order`).click()
    await page.locator(`${visible} wx-auth-popup ${TERMS}`).first().click()
    await page.locator(`${visible} wx-auth-popup wx-phone-container wx-button`).click()
    await page.locator('[data-layer=phone] .mh-number').first().click()
    await page.locator(visible, { hasText: '订单已提交' }).waitFor()
    const panel = page.locator('.mh-panel')
    await panel.locator('.mh-call[data-lane=store]', { hasText: 'accounts.transact' }).last().waitFor()
    await panel.locator('.mh-call[data-lane=wechat]', { hasText: 'getPhoneNumber' }).first().waitFor()
    await panel.locator('.mh-call[data-state=running]').waitFor({ state: 'detached' })
    await camera.take('desk', { shown: true, texts: ['刚刚发生了什么', '订单已提交', '微信平台', '存储'] })
    await page.emulateMedia({ colorScheme: 'dark' })
    await camera.theme('dark')
    await camera.take('desk-dark', { shown: true, texts: ['刚刚发生了什么'] })
    expect(camera.complaints).toEqual([])
    await page.context().close()
  }, 600_000)
})

/** The same person logs in on a second phone. */
async function otherDevice(): Promise<void> {
  const ask = async (address: string, body: object) => {
    const answer = await fetch(address, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    return (await answer.json()) as { code: string }
  }
  const { code } = await ask(`${servers.emulator}/_emulator/v1/users/carol/login`, { appId: 'wxemu00000000shop' })
  await ask(`${servers.server}/v1/login`, {
    source: 'shop',
    code,
    device: { model: 'iPad mini', platform: 'ios' },
  })
}

// Opens the shop as a newcomer would and orders: the first scenario, in Chromium, with the time of each step.
// node first-order.mjs http://127.0.0.1:8080
import { chromium } from 'playwright-core'

const [address] = process.argv.slice(2)
const browser = await chromium.launch({
  executablePath: process.env.MENJIN_CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu'],
})
const page = await browser.newPage({ viewport: { width: 1440, height: 900 } })
page.setDefaultTimeout(60_000)
const errors = []
page.on('pageerror', (error) => errors.push(error.message))
page.on('console', (message) => message.type() === 'error' && errors.push(message.text()))

let began = Date.now()
const step = (what) => {
  console.log(`${((Date.now() - began) / 1000).toFixed(1).padStart(8)} s  ${what}`)
  began = Date.now()
}
const visible = '.mh-page:not([hidden])'
try {
  await page.goto(address)
  await page.locator('wx-product-card').nth(3).waitFor()
  step('the shop is open')
  await page.locator('wx-product-card').first().click()
  await page.locator(`${visible} .buy`).click()
  await page.locator(`${visible} .order`).click()
  await page.locator(`${visible} wx-auth-popup [class*="--menjin-tick"]`).first().click()
  step('a guest has chosen, and is asked for a phone number')
  await page.locator(`${visible} wx-auth-popup wx-phone-container wx-button`).click()
  await page.locator('[data-layer=phone] .mh-number').first().click()
  await page.locator(visible, { hasText: '订单已提交' }).waitFor()
  step('the number is given, the order placed')
  await page.locator('.mh-call[data-lane=store][data-inside]').first().waitFor()
  await page.locator('.mh-call[data-lane=wechat][data-inside]', { hasText: 'getPhoneNumber' }).first().waitFor()
  step('the panel tells how')
  if (errors.length > 0) throw new Error(`the console says: ${errors.join('\n')}`)
} finally {
  await browser.close()
}

// Draws every picture of the shop: `npm run draw`. What it writes is kept in the repository.
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Resvg } from '@resvg/resvg-js'
import { icon, PAGE_ICONS } from './art/icons.mjs'
import { products } from './art/products.mjs'

const shop = join(import.meta.dirname, '..')
const server = join(shop, '../../../examples/shop-server/src/main/resources/static/images/products')

function write(path, content) {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

function png(svg, width) {
  return new Resvg(svg, { fitTo: { mode: 'width', value: width } }).render().asPng()
}

for (const [id, svg] of products) write(join(server, `${id}.png`), png(svg, 560))

// WeChat's tab bar takes PNG only, at most 40 KB, 81 pixels wide.
const TABS = { light: ['#8b8b80', '#2f5d4f'], dark: ['#85887d', '#8fbfa9'] }
for (const name of ['home', 'heart', 'me']) {
  for (const [theme, [off, on]] of Object.entries(TABS)) {
    write(join(shop, `src/images/tab/${name}-${theme}.png`), png(icon(name, off), 81))
    write(join(shop, `src/images/tab/${name}-on-${theme}.png`), png(icon(name, on, name !== 'home'), 81))
  }
}

const url = (svg) => `url("data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}")`
const rule = (name, svg) => `.icon--${name} {\n  -webkit-mask-image: ${url(svg)};\n  mask-image: ${url(svg)};\n}\n`
const styles = [
  '/* Written by scripts/draw.mjs. An icon has the colour of the text around it. */\n',
  '.icon {\n  flex: none;\n  display: inline-block;\n  width: 44rpx;\n  height: 44rpx;\n  background: currentColor;\n',
  '  -webkit-mask-size: 100% 100%;\n  mask-size: 100% 100%;\n}\n',
  ...PAGE_ICONS.map((name) => rule(name, icon(name, '#000'))),
  rule('heart-on', icon('heart', '#000', true)),
  rule('star-on', icon('star', '#000', true)),
]
write(join(shop, 'src/styles/icons.wxss'), styles.join(''))

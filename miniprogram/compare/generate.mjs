import { writeFileSync } from 'node:fs'
import { measure } from './src/measure.mjs'
import { page, PAGE } from './src/page.mjs'

const text = page(await measure())
writeFileSync(PAGE, text)
console.log(text)

// Does what "构建 npm" of DevTools does, for a workspace whose packages are not beside this one but above it.
import { cpSync, existsSync, rmSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const target = join(import.meta.dirname, '../src/miniprogram_npm/@menjin/miniprogram')
const manifest = createRequire(import.meta.url).resolve('@menjin/miniprogram/package.json')
const built = join(dirname(manifest), 'miniprogram_dist')
if (!existsSync(built)) throw new Error('Build @menjin/miniprogram first: npm run build -w @menjin/miniprogram')
rmSync(target, { recursive: true, force: true })
cpSync(built, target, { recursive: true, filter: (path) => !/\.(d\.ts|map)$/.test(path) })

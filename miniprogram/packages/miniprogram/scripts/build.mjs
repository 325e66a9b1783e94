// Builds the two shapes of the package from the same sources:
// - dist/: ES modules with types, for bundlers (Taro, uni-app, mpx, vite) and Node
// - miniprogram_dist/: CommonJS, for WeChat's own npm build, which takes this folder and knows nothing of ES modules
// Both in ES2015 syntax, so that the DevTools switch "compile JS to ES5" may stand either way.
import { cp, mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { build as buildTypes } from 'tsup'
import { buildComponents } from './build-components.mjs'
import { entries, root } from './entries.mjs'

const esm = join(root, 'dist')
const cjs = join(root, 'miniprogram_dist')
const target = 'es2015'

await Promise.all([esm, cjs].map((folder) => rm(folder, { recursive: true, force: true })))
await mkdir(cjs, { recursive: true })

await build({
  entryPoints: entries.map((entry) => join(root, `src/${entry}.ts`)),
  outdir: esm,
  bundle: true,
  splitting: true,
  format: 'esm',
  target,
  // Comments stay in the sources; what is shipped counts towards the size of a mini program.
  legalComments: 'none',
  chunkNames: 'shared-[hash]',
})

// Module by module: the chunks stay shared, so that state which lives in one is not doubled by the entry points.
for (const file of await readdir(esm)) {
  const { code } = await transform(await readFile(join(esm, file), 'utf8'), { format: 'cjs', target })
  await writeFile(join(cjs, file), code)
}

await buildComponents(cjs)

await buildTypes({
  entry: Object.fromEntries(entries.map((entry) => [entry, join(root, `src/${entry}.ts`)])),
  outDir: esm,
  format: ['esm'],
  dts: { only: true },
  tsconfig: join(root, 'tsconfig.json'),
  silent: true,
  config: false,
})
// One text serves both shapes: what decides is the nearest package.json.
for (const file of (await readdir(esm)).filter((name) => name.endsWith('.d.mts'))) {
  const name = file.replace(/\.d\.mts$/, '.d.ts')
  await rename(join(esm, file), join(esm, name))
  await writeFile(join(esm, name), (await readFile(join(esm, name), 'utf8')).replaceAll(".mjs'", ".js'"))
  await cp(join(esm, name), join(cjs, name))
}

// The package itself is CommonJS, because WeChat wants "main" to end in ".js" and to be CommonJS.
await writeFile(join(esm, 'package.json'), '{ "type": "module" }\n')

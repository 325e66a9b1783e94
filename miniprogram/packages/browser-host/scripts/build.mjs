// Builds the two halves: the builder for Node with its types, and the host that runs in the browser.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build } from 'tsup'

const root = join(import.meta.dirname, '..')
rmSync(join(root, 'dist'), { recursive: true, force: true })
await build({
  entry: {
    index: join(root, 'src/index.ts'),
    cli: join(root, 'src/build/cli.ts'),
    bundleRuntime: join(root, 'src/build/bundleRuntime.ts'),
  },
  outDir: join(root, 'dist'),
  format: ['esm'],
  target: 'node20',
  splitting: true,
  // The name by which a checkout is told from the package: dist has no sources beside it.
  dts: { entry: { index: join(root, 'src/index.ts') } },
  tsconfig: join(root, 'tsconfig.json'),
  silent: true,
  config: false,
})
const { bundleRuntime } = await import(join(root, 'dist/bundleRuntime.js'))
mkdirSync(join(root, 'dist'), { recursive: true })
for (const [name, content] of await bundleRuntime(root)) writeFileSync(join(root, 'dist', name), content)

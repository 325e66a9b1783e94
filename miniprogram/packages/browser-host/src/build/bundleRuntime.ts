import { join } from 'node:path'
import { build } from 'esbuild'

/**
 * Bundles the run time from its sources.
 *
 * @param root - folder of this package
 */
export async function bundleRuntime(root: string): Promise<[name: string, content: string][]> {
  const { outputFiles } = await build({
    entryPoints: { host: join(root, 'src/runtime/main.ts') },
    outdir: join(root, 'dist'),
    bundle: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'utf8',
    legalComments: 'none',
    define: { 'process.env.NODE_ENV': '"development"' },
    tsconfig: join(root, 'src/runtime/tsconfig.json'),
    logLevel: 'silent',
  })
  return outputFiles.map(({ path, text }) => [path.split(/[\\/]/).pop() ?? path, text])
}

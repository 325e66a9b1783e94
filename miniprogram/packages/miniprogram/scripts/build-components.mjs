import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { build, transform } from 'esbuild'
import { COMPONENT_ROOT, COMPONENTS, componentJson, componentStyle, componentTemplate } from './component-sources.mjs'

/** Where a component finds, once built, what it shares with the others and with the rest of the package. */
const SHARED = [
  [/^\.\.\/\.\.\/(controllers|texts)\.js$/, (module) => `../../${module}.js`],
  [/^\.\.\/shared\/\w+\.js$/, () => '../shared.js'],
]

const OPTIONS = {
  bundle: true,
  format: 'cjs',
  platform: 'neutral',
  target: 'es2015',
  charset: 'utf8',
  // A mini program may weigh 2 MB; the sources are in the repository.
  minify: true,
  legalComments: 'none',
  logLevel: 'warning',
}

/**
 * Writes `<out>/wxcomponents/<name>/index.{js,json,wxml,wxss}` and `<out>/wxcomponents/shared.js`: CommonJS in ES2015
 * syntax, which needs `controllers.js` and `texts.js` in `<out>`.
 *
 * The folder must have this name: uni-app takes a component for a native one only if `wxcomponents/` is in its path.
 */
export async function buildComponents(out) {
  await build({
    ...OPTIONS,
    entryPoints: [join(COMPONENT_ROOT, 'shared/index.ts')],
    outfile: join(out, 'wxcomponents/shared.js'),
    // One folder less deep than a component.
    plugins: [outside([[SHARED[0][0], (module) => `../${module}.js`]])],
  })
  for (const name of COMPONENTS) {
    const folder = join(out, 'wxcomponents', name)
    mkdirSync(folder, { recursive: true })
    await build({
      ...OPTIONS,
      entryPoints: [join(COMPONENT_ROOT, name, 'index.ts')],
      outfile: join(folder, 'index.js'),
      plugins: [outside(SHARED)],
    })
    const { code: style } = await transform(componentStyle(name), { loader: 'css', minify: true, charset: 'utf8' })
    writeFileSync(join(folder, 'index.json'), `${JSON.stringify(componentJson(name))}\n`)
    writeFileSync(join(folder, 'index.wxml'), compactTemplate(componentTemplate(name)))
    writeFileSync(join(folder, 'index.wxss'), style)
  }
}

/** White space between elements and between attributes says nothing in a template. */
function compactTemplate(wxml) {
  return `${wxml
    .replace(/\s+/g, ' ')
    .replace(/> </g, '><')
    .replace(/ ?(\/?>)/g, '$1')
    .trim()}\n`
}

/** Leaves modules outside that are there anyway, and lets in nothing else from outside of the component's folder. */
function outside(modules) {
  return {
    name: 'outside',
    setup({ onResolve }) {
      onResolve({ filter: /^\.\.\// }, ({ path }) => {
        for (const [pattern, place] of modules) {
          const match = pattern.exec(path)
          if (match) return { path: place(match[1]), external: true }
        }
        throw new Error(`A component must not import ${path}`)
      })
    },
  }
}

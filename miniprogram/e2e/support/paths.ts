import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../../', import.meta.url))

/** Logs of the latest run; kept when a test failed. */
export const LOGS = fileURLToPath(new URL('../logs/', import.meta.url))

/**
 * The runnable jar of a module, out of the folder `MENJIN_JARS` when that is set: `./test` puts copies there, since Maven
 * writes those in `target` again while it runs beside these tests.
 */
export function jarOf(module: 'menjin-server' | 'menjin-emulator' | 'examples/shop-server'): string {
  const version = /<artifactId>menjin-parent<\/artifactId>\s*<version>([^<]+)</.exec(
    readFileSync(`${root}pom.xml`, 'utf8'),
  )?.[1]
  if (!version) throw new Error('pom.xml does not tell the version of menjin-parent')
  const suffix = module === 'menjin-emulator' ? '-standalone' : ''
  const name = `${module.replace(/^.*\//, '')}-${version}${suffix}.jar`
  const copies = process.env.MENJIN_JARS
  if (copies) return `${copies}/${name}`
  const jar = `${module}/target/${name}`
  if (!existsSync(root + jar)) {
    throw new Error(
      `${jar} is missing. Build it first, in the root of the repository: ` +
        'mvn package -DskipTests -pl menjin-server,menjin-emulator,examples/shop-server -am',
    )
  }
  return root + jar
}

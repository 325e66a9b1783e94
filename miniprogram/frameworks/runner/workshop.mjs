import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join, relative } from 'node:path'
import { run, timed } from './run.mjs'

/** Outside of the workspace, so that nothing of its node_modules is found from here by accident. */
export const workshops = join(import.meta.dirname, '../../../.frameworks')

const STAMP = '.menjin-installed'

/** Packs the SDK as it would be published. @returns {string} the tarball */
export function packSdk() {
  mkdirSync(workshops, { recursive: true })
  const out = run('npm', ['pack', '--json', '--silent', '--pack-destination', workshops], {
    cwd: join(import.meta.dirname, '../../packages/miniprogram'),
    capture: true,
  })
  return join(workshops, JSON.parse(out)[0].filename)
}

/** A copy of an example, with its packages. */
export class Workshop {
  /** @param {import('./frameworks.mjs').Framework} framework */
  constructor(framework) {
    this.framework = framework
    this.folder = join(workshops, framework.name)
    this.log = join(workshops, `${framework.name}.log`)
    mkdirSync(this.folder, { recursive: true })
    writeFileSync(this.log, '')
  }

  /**
   * Brings the packages of the lock file, unless they are there, and the SDK from its tarball, as a stranger would. Not by
   * `npm ci`: that refuses a lock file which lacks optional packages for other systems, as npm writes it where the registry
   * lacks them.
   *
   * @param {boolean} cold - anew, and with nothing from npm's cache
   * @returns {{ kept: boolean, duration: import('./run.mjs').Duration }}
   */
  install(sdk, cold) {
    const wanted = this.#wanted()
    const stamp = join(this.folder, STAMP)
    const kept = !cold && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted
    for (const name of readdirSync(this.folder)) {
      if (!kept || (name !== 'node_modules' && name !== STAMP)) rmSync(join(this.folder, name), { recursive: true })
    }
    cpSync(this.framework.folder, this.folder, {
      recursive: true,
      filter: (path) => !['node_modules', 'dist'].includes(basename(path)),
    })
    const cache = cold ? mkdtempSync(join(tmpdir(), 'menjin-npm-')) : undefined
    try {
      const argv = ['install', '--no-audit', '--no-fund', '--prefer-offline', sdk]
      const duration = this.#run('npm', argv, cache ? { npm_config_cache: cache } : {})
      writeFileSync(stamp, wanted)
      return { kept, duration }
    } finally {
      if (cache) rmSync(cache, { recursive: true, force: true })
    }
  }

  /** @returns {number} megabytes on the disk */
  size() {
    const [kilobytes] = run('du', ['-sk', join(this.folder, 'node_modules')], { capture: true }).split('\t')
    return Math.round(Number(kilobytes) / 1024)
  }

  /** Calls the framework's command line. @returns {{ output: string, duration: import('./run.mjs').Duration }} */
  build() {
    const output = join(this.folder, this.framework.output)
    const made = join(this.folder, this.framework.made)
    rmSync(made, { recursive: true, force: true })
    const duration = this.#run('npm', ['run', 'build'], { NODE_ENV: 'production', CI: '1' })
    run('npm', ['run', '--if-present', 'typecheck'], { cwd: this.folder, log: this.log })
    // Not every command line says by its exit code that it failed.
    for (const proof of [made, join(output, 'app.json')]) {
      if (!existsSync(proof)) throw new Error(`the build made no ${relative(this.folder, proof)}; see ${this.log}`)
    }
    return { output, duration }
  }

  #wanted() {
    const hash = createHash('sha256').update(process.version)
    for (const file of ['package.json', 'package-lock.json', '.npmrc']) {
      hash.update(readFileSync(join(this.framework.folder, file)))
    }
    return hash.digest('hex')
  }

  #run(command, argv, env) {
    return timed(() => run(command, argv, { cwd: this.folder, env, log: this.log }))
  }
}

import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

const workspace = join(import.meta.dirname, '../..')

/** `package.json`, as far as the tests look at it. */
export interface Manifest {
  name: string
  main?: string
  types: string
  miniprogram?: string
  exports: Record<string, unknown>
  [field: string]: unknown
}

/** A package as its users get it: packed, and unpacked into a `node_modules` that holds nothing else. */
export class Packed {
  private constructor(
    /** Where a user's program would lie. */
    readonly program: string,
    readonly root: string,
    readonly tarball: string,
  ) {}

  static of(folder: string): Packed {
    const program = mkdtempSync(join(tmpdir(), 'menjin-packed-'))
    const out = execFileSync('npm', ['pack', '--json', '--silent', '--pack-destination', program], {
      cwd: join(workspace, 'packages', folder),
      encoding: 'utf8',
    })
    const [{ filename, name }] = JSON.parse(out) as [{ filename: string; name: string }]
    const root = join(program, 'node_modules', name)
    mkdirSync(root, { recursive: true })
    execFileSync('tar', ['-xzf', join(program, filename), '-C', root, '--strip-components=1'])
    return new Packed(program, root, join(program, filename))
  }

  remove(): void {
    rmSync(this.program, { recursive: true, force: true })
  }

  get manifest(): Manifest {
    return JSON.parse(this.read('package.json')) as Manifest
  }

  /** The same package with another manifest: what a check must refuse. */
  spoilt(change: (manifest: Manifest) => void): Packed {
    const { manifest } = this
    change(manifest)
    const program = mkdtempSync(join(tmpdir(), 'menjin-spoilt-'))
    const root = join(program, 'package')
    mkdirSync(root)
    execFileSync('tar', ['-xzf', this.tarball, '-C', program])
    writeFileSync(join(root, 'package.json'), JSON.stringify(manifest))
    const tarball = join(program, 'spoilt.tgz')
    execFileSync('tar', ['-czf', tarball, '-C', program, 'package'])
    return new Packed(program, root, tarball)
  }

  read(path: string): string {
    return readFileSync(join(this.root, path), 'utf8')
  }

  /** Paths of all files, or of those that end so. */
  files(ending = ''): string[] {
    return readdirSync(this.root, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
      .map((entry) => join(entry.parentPath, entry.name).slice(this.root.length + 1))
      .sort()
  }

  async publint(): Promise<string[]> {
    const { messages } = await publint({ pkgDir: this.root, pack: false, strict: true })
    return messages.map((message) => formatMessage(message, this.manifest) ?? message.code)
  }

  /** Kinds of the problems that are-the-types-wrong finds. */
  attw(): string[] {
    const { stdout } = spawnSync('npx', ['--no-install', 'attw', this.tarball, '--format', 'json'], {
      cwd: workspace,
      encoding: 'utf8',
    })
    const { analysis } = JSON.parse(stdout) as { analysis: { problems: { kind: string }[] } }
    return analysis.problems.map(({ kind }) => kind)
  }

  /** Runs a program beside the package and gives what it prints, as JSON. */
  run(source: string, type: 'module' | 'commonjs'): unknown {
    const file = join(this.program, type === 'module' ? 'program.mjs' : 'program.cjs')
    writeFileSync(file, source)
    return JSON.parse(execFileSync(process.execPath, [file], { cwd: this.program, encoding: 'utf8' })) as unknown
  }
}

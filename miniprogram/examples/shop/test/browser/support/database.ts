import { type ChildProcess, execFileSync, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import { jarOf } from '../../../../../e2e/support/paths.js'

/** A row by the names of its columns; blobs are Base64. */
export type Row = Readonly<Record<string, string | number | null>>

const java = (command: string) => (process.env.JAVA_HOME ? join(process.env.JAVA_HOME, 'bin', command) : command)

/**
 * Reads the server's SQLite files while it runs, by the driver that is in its own jar: the newest rows are in the
 * write-ahead log, which only SQLite itself reads rightly.
 */
export class Database {
  readonly #waiting: ((line: string) => void)[] = []
  readonly #lines: Interface

  private constructor(
    private readonly process: ChildProcess,
    private readonly folder: string,
    private readonly data: string,
  ) {
    this.#lines = createInterface({ input: process.stdout! })
    this.#lines.on('line', (line) => {
      this.#waiting.shift()?.(line)
    })
    process.once('exit', () => {
      for (const answer of this.#waiting.splice(0)) answer('{"error":"the reader has ended"}')
    })
  }

  /** @param data - the server's folder */
  static open(data: string): Database {
    const folder = mkdtempSync(join(tmpdir(), 'menjin-reader-'))
    const jar = jarOf('examples/shop-server')
    const needed = execFileSync(java('jar'), ['tf', jar], { encoding: 'utf8' })
      .split('\n')
      .filter((entry) =>
        /^BOOT-INF\/lib\/(sqlite-jdbc|slf4j-api|jackson-(core|databind|annotations))-.*\.jar$/.test(entry),
      )
    execFileSync(java('jar'), ['xf', jar, ...needed], { cwd: folder })
    const source = join(import.meta.dirname, 'ReadRows.java')
    const args = ['-Xmx64m', '-Dslf4j.internal.verbosity=ERROR', '-cp', `${folder}/BOOT-INF/lib/*`, source]
    const child = spawn(java('java'), args, { stdio: ['pipe', 'pipe', 'inherit'] })
    return new Database(child, folder, data)
  }

  /** Rows of Menjin's database. */
  menjin(sql: string, ...params: (string | number)[]): Promise<Row[]> {
    return this.#ask('menjin.db', sql, params)
  }

  /** Rows of the shop's own. */
  shop(sql: string, ...params: (string | number)[]): Promise<Row[]> {
    return this.#ask('shop.db', sql, params)
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.process.once('exit', resolve))
    this.process.stdin!.end()
    await ended
    rmSync(this.folder, { recursive: true, force: true })
  }

  async #ask(file: string, sql: string, params: readonly (string | number)[]): Promise<Row[]> {
    const line = await new Promise<string>((resolve) => {
      this.#waiting.push(resolve)
      this.process.stdin!.write(`${JSON.stringify({ file: join(this.data, file), sql, params })}\n`)
    })
    const { rows, error } = JSON.parse(line) as { rows?: Row[]; error?: string }
    if (!rows) throw new Error(`${sql}: ${error}`)
    return rows
  }
}

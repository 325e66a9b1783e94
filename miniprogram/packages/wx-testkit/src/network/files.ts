import type { SeededRandom } from '../core/random'
import { ALPHANUMERIC } from '../core/random'

/**
 * The device's files, by path.
 *
 * @public
 */
export class FakeFiles {
  readonly #files = new Map<string, Uint8Array>()

  /** @internal */
  constructor(
    private readonly random: SeededRandom,
    private readonly platform: string,
  ) {}

  /** Puts a file where an app may read it. */
  write(path: string, content: Uint8Array | string): void {
    this.#files.set(path, typeof content === 'string' ? new TextEncoder().encode(content) : content)
  }

  /** A new temporary file, named as the platform names them. @returns its path */
  writeTemporary(content: Uint8Array | string, extension = 'jpg'): string {
    const scheme = this.platform === 'devtools' ? 'http://tmp/' : 'wxfile://tmp_'
    const path = `${scheme}${this.random.text(32, ALPHANUMERIC)}.${extension}`
    this.write(path, content)
    return path
  }

  read(path: string): Uint8Array | undefined {
    return this.#files.get(path)
  }

  /** Temporary files do not outlive the app. */
  removeTemporary(): void {
    for (const path of this.#files.keys()) if (/^(http:\/\/tmp\/|wxfile:\/\/tmp_)/.test(path)) this.#files.delete(path)
  }
}

import type { FakeFiles } from '@menjin/wx-testkit'

/** Turns what an app names as a picture into an address that the browser can load. */
export class Sources {
  readonly #made = new Map<string, string>()

  constructor(private readonly files: FakeFiles) {}

  /**
   * @param named - an address, a temporary file, or a path of the app
   * @param from - path of the component that names it
   */
  address(named: string, from: string): string {
    if (/^(https?:)?\/\/(?!tmp\/)|^data:|^blob:/.test(named)) return named
    if (/^(wxfile:|http:\/\/tmp\/)/.test(named)) return this.#temporary(named)
    const path = named.startsWith('/') ? named.slice(1) : new URL(named, `http://app/${from}`).pathname.slice(1)
    return `app/${path}`
  }

  #temporary(path: string): string {
    const made = this.#made.get(path)
    if (made !== undefined) return made
    const bytes = this.files.read(path)
    if (!bytes) return 'data:,'
    const address = URL.createObjectURL(new Blob([new Uint8Array(bytes)]))
    this.#made.set(path, address)
    return address
  }
}

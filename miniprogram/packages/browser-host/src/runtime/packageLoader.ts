import type { AppPackage } from '../package'
import { type ModuleFunction, ModuleRegistry } from './modules/moduleRegistry'

/** What the files of a built app call, one after the other, before the host starts. */
export class PackageLoader {
  readonly modules = new ModuleRegistry()
  #data: AppPackage | undefined
  #templates: Readonly<Record<string, unknown>> = {}

  readonly data = (data: AppPackage): void => {
    this.#data = data
  }

  readonly templates = (make: () => Readonly<Record<string, unknown>>): void => {
    this.#templates = make()
  }

  readonly define = (id: string, requires: Readonly<Record<string, string>>, run: ModuleFunction): void => {
    this.modules.define(id, requires, run)
  }

  /** @throws Error if the files are missing or of another version of the builder */
  get app(): AppPackage {
    if (!this.#data) throw new Error('app-data.js has not been loaded')
    if (this.#data.format !== 1) throw new Error('The app was built by another version of the builder')
    return this.#data
  }

  get compiled(): Readonly<Record<string, unknown>> {
    return this.#templates
  }
}

/** Something in the app's sources that the builder has to say. */
export interface Problem {
  /** `error`: this part of the app cannot run. `warning`: it runs, but perhaps not as on a phone. */
  readonly level: 'error' | 'warning'
  /** Path inside the mini program, without leading slash. */
  readonly path: string
  readonly message: string
  readonly line?: number
}

/** Collects problems, so that one build shows all of them. */
export class Problems {
  readonly list: Problem[] = []

  error(path: string, message: string, line?: number): void {
    this.#add('error', path, message, line)
  }

  warning(path: string, message: string, line?: number): void {
    this.#add('warning', path, message, line)
  }

  get errors(): readonly Problem[] {
    return this.list.filter(({ level }) => level === 'error')
  }

  #add(level: Problem['level'], path: string, message: string, line?: number): void {
    this.list.push({ level, path, message, ...(line === undefined ? {} : { line }) })
  }
}

/** One line, in the form that editors make clickable. */
export function formatProblem({ level, path, message, line }: Problem): string {
  return `${level} ${path}${line === undefined ? '' : `:${line}`}: ${message}`
}

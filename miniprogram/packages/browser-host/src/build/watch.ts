import { watch } from 'node:fs'
import { type BuildOptions, type BuildResult, buildApp } from './buildApp'
import { findProject } from './project'

/**
 * Builds again whenever a file of the app changes.
 *
 * @param onBuilt - gets the result of each build, the first one included
 * @returns stops watching
 */
export function watchApp(options: BuildOptions, onBuilt: (result: BuildResult | Error) => void): () => void {
  const { root } = findProject(options.folder)
  let timer: ReturnType<typeof setTimeout> | undefined
  let running: Promise<void> = Promise.resolve()
  const build = () => {
    running = running
      .then(() => buildApp(options))
      .then(onBuilt, (error: unknown) => {
        onBuilt(error as Error)
      })
  }
  const watcher = watch(root, { recursive: true }, () => {
    // Editors write a file in several steps.
    clearTimeout(timer)
    timer = setTimeout(build, 100)
  })
  build()
  return () => {
    clearTimeout(timer)
    watcher.close()
  }
}

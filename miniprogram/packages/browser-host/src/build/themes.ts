import type { AppJson, Themes } from '../package'
import { joinPath } from './paths'
import type { Problems } from './problem'
import type { SourceTree } from './sourceTree'

/** The colours that app.json and the pages' JSON name with `@`, for each theme; from the file at `themeLocation`. */
export function readThemes(tree: SourceTree, app: AppJson, problems: Problems): Themes {
  const none: Themes = { light: {}, dark: {} }
  if (typeof app.themeLocation !== 'string') return none
  const path = joinPath(app.themeLocation)
  const text = tree.read(path)
  if (text === undefined) {
    problems.error('app.json', `themeLocation "${app.themeLocation}" is not found`)
    return none
  }
  try {
    return { ...none, ...(JSON.parse(text) as Partial<Themes>) }
  } catch (error) {
    problems.error(path, (error as Error).message)
    return none
  }
}

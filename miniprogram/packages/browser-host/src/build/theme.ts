import type { AppJson, ThemeJson } from '../package'
import type { Problems } from './problem'
import type { SourceTree } from './sourceTree'

/**
 * Reads the file that `themeLocation` names.
 *
 * See https://developers.weixin.qq.com/miniprogram/dev/framework/ability/darkmode.html
 */
export function readTheme(tree: SourceTree, app: AppJson, problems: Problems): ThemeJson | undefined {
  const { themeLocation } = app
  if (typeof themeLocation !== 'string') return undefined
  const source = tree.read(themeLocation.replace(/^\//, ''))
  try {
    if (source === undefined) throw new Error('there is no such file')
    return JSON.parse(source) as ThemeJson
  } catch (error) {
    problems.error(themeLocation, (error as Error).message)
    return undefined
  }
}

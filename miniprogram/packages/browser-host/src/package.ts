/** The built form of a mini program: what the builder writes and the run time reads. */

/** What the host reads of app.json; everything else is kept for the app. */
export interface AppJson {
  pages: string[]
  entryPagePath?: string
  window?: PageJson
  tabBar?: TabBarJson
  darkmode?: boolean
  networkTimeout?: { request?: number; uploadFile?: number; downloadFile?: number }
  [field: string]: unknown
}

export interface TabBarJson {
  color?: string
  selectedColor?: string
  backgroundColor?: string
  borderStyle?: string
  custom?: boolean
  list: { pagePath: string; text: string; iconPath?: string; selectedIconPath?: string }[]
}

/** Values of `@name` in JSON files, by theme. */
export interface Themes {
  readonly light: Readonly<Record<string, string>>
  readonly dark: Readonly<Record<string, string>>
}

/** What the host reads of a page's or component's JSON. Paths in `usingComponents` are absolute after the build. */
export interface PageJson {
  component?: boolean
  usingComponents?: Record<string, string>
  componentGenerics?: Record<string, true | { default?: string }>
  styleIsolation?: string
  addGlobalClass?: boolean
  navigationBarTitleText?: string
  navigationBarBackgroundColor?: string
  navigationBarTextStyle?: string
  navigationStyle?: string
  backgroundColor?: string
  enablePullDownRefresh?: boolean
  disableScroll?: boolean
  [field: string]: unknown
}

/** A page or component of the built app. */
export interface ComponentEntry {
  readonly json: PageJson
  readonly page: boolean
  /** Names of components that it uses, by absolute path without leading slash. */
  readonly dependencies: readonly string[]
  /** CSS; class names carry {@link SCOPE}, which the run time replaces. */
  readonly style: string
}

/** Everything about the built app that is data. Scripts and templates are files of their own. */
export interface AppPackage {
  readonly format: 1
  readonly app: AppJson
  readonly appId: string
  readonly name: string
  readonly themes: Themes
  readonly appStyle: string
  readonly components: Readonly<Record<string, ComponentEntry>>
}

/** Stands before a class name in a component's CSS, where the style scope's prefix goes. */
export const SCOPE = '__scope__'
/** Stands for the style scope's name where `:host` is meant. */
export const HOST = '__host__'

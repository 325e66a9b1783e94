/** The single page of Moments: no login, no navigation, no open-type buttons, storage of its own. */
export const SINGLE_PAGE_SCENE = 1154

/** What the single page says when something is called or tapped that it lacks. */
export const SINGLE_PAGE_NOTICE = '请前往小程序使用完整服务'

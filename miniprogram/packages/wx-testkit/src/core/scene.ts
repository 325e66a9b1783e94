/** The single page of Moments: no login, no navigation, no open-type buttons, storage of its own. */
export const SINGLE_PAGE_SCENE = 1154

/** The mini programs of the tests, by alias; each has an AppID of its own at the emulator. */
export const SOURCES = {
  open: 'wxemu0000000000open',
  phone: 'wxemu000000000phone',
  profile: 'wxemu0000000profile',
  closed: 'wxemu00000000closed',
  /** Where a phone number that is taken moves to whoever proves it now. */
  transfer: 'wxemu000000transfer',
  /** Where the account of a taken phone number takes the new one in. */
  merge: 'wxemu000000000merge',
  /** For what WeChat does when it is unwell, so that nobody else sees it. */
  outage: 'wxemu00000000outage',
} as const

export type Source = keyof typeof SOURCES

/** Known to the emulator and the server of a test run only. */
export const APP_SECRET = 'e2e0secret0of0no0real0app0000000'

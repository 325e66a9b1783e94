/**
 * An event as a button or input fires it.
 *
 * @public
 */
export interface ComponentEvent<D = Record<string, unknown>> {
  /** Name without `bind`, such as `getphonenumber`. */
  type: string
  detail: D
}

/**
 * `detail` of `bindgetphonenumber` and `bindgetrealtimephonenumber`.
 *
 * @public
 */
export interface PhoneDetail {
  errMsg: string
  errno?: number
  code?: string
  encryptedData?: string
  iv?: string
}

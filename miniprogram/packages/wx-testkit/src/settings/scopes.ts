/** Scopes that the user grants in a prompt and changes in the permission panel. */
export const PROMPTED_SCOPES: readonly string[] = [
  'scope.userLocation',
  'scope.userFuzzyLocation',
  'scope.userLocationBackground',
  'scope.record',
  'scope.camera',
  'scope.bluetooth',
  'scope.writePhotosAlbum',
  'scope.addPhoneContact',
  'scope.addPhoneCalendar',
  'scope.werun',
]

/** Scopes that once were asked for: `authorize` succeeds for them without a prompt. */
export const FREE_SCOPES: readonly string[] = ['scope.userInfo', 'scope.address', 'scope.invoice', 'scope.invoiceTitle']

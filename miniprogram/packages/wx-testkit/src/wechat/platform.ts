/** What a tap on the phone button brings: a code and, for servers that still decrypt, the blob. */
export interface PhoneGrant {
  code: string
  encryptedData: string
  iv: string
}

/** Signed and encrypted open data, as `getUserProfile` and its like answer. */
export interface OpenDataGrant {
  rawData: string
  signature: string
  encryptedData: string
  iv: string
}

/**
 * WeChat behind the client: mints codes, owns the session_key. The fake asks one of two: the model in this process
 * ({@link WeChatModel}) or the Java emulator over HTTP (see `connectEmulator`).
 */
export interface WeChatPlatform {
  /** What `wx.login` fetches. */
  login(): LoginGrant | Promise<LoginGrant>
  /** What `wx.checkSession` says of the key that belongs to the last code fetched on this device. */
  checkSession(): boolean | Promise<boolean>
  phone(): PhoneGrant | Promise<PhoneGrant>
  realtimePhone(): { code: string } | Promise<{ code: string }>
  profile(): OpenDataGrant | Promise<OpenDataGrant>
  openData(data: Record<string, unknown>): OpenDataGrant | Promise<OpenDataGrant>
}

export interface LoginGrant {
  code: string
}

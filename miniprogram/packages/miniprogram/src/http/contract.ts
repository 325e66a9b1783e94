/** A person, as the device may see it. Never contains openId, unionId or a full phone number. */
export interface User {
  readonly id: string
  readonly nickname: string | null
  readonly avatarUrl: string | null
  readonly phone: { readonly masked: string; readonly countryCode: string } | null
  readonly steps: Readonly<Record<string, boolean>>
  readonly authStep: number
  readonly state: string
  readonly createdAt: string
}

/** What the server grants for a code. */
export interface Grant {
  readonly token: string
  readonly tokenType: 'Bearer'
  /** Seconds. */
  readonly expiresIn: number
  readonly expiresAt: string
  readonly created: boolean
  readonly user: User
}

import { InvalidArgumentError } from '../errors/invalid-argument.js'

/** What the profile step yields, or the event that brings it. */
export interface ProfileInput {
  nickname?: string
  /** The temporary file of `chooseAvatar`, which is uploaded, or an `https:` address, which is sent as it is. */
  avatarUrl?: string
  detail?: object
}

/** What the phone step yields, or the event that brings it. `code` goes before `encryptedData`. */
export interface PhoneInput {
  code?: string
  encryptedData?: string
  iv?: string
  detail?: object
}

/** Fields of the event's `detail`, or of the value itself. */
function detailOf<T extends { detail?: object }>(input: T): T {
  return (input.detail ?? input) as T
}

/** The body of `PUT /v1/me/phone`, or `undefined` for a refusal: what counts is the data, not that an event came. */
export function readPhone(input: PhoneInput): { code: string } | { encryptedData: string; iv: string } | undefined {
  const { code, encryptedData, iv } = detailOf(input)
  if (code) return { code }
  return encryptedData && iv ? { encryptedData, iv } : undefined
}

/** What to upload and what to send of a profile. */
export function readProfile(input: ProfileInput): {
  avatarFile: string | undefined
  patch: { nickname?: string; avatarUrl?: string } | undefined
} {
  const { nickname, avatarUrl } = detailOf(input)
  const remote = avatarUrl && /^https:/i.test(avatarUrl) ? avatarUrl : undefined
  const patch = Object.assign(
    {},
    nickname !== undefined && { nickname: cleanNickname(nickname) },
    remote && { avatarUrl: remote },
  )
  return {
    avatarFile: remote === undefined && avatarUrl !== '' ? avatarUrl : undefined,
    patch: Object.keys(patch).length ? patch : undefined,
  }
}

/** 1 to 32 characters after trimming, no control characters; the server checks again. */
export function cleanNickname(nickname: string): string {
  const trimmed = nickname.trim()
  const { length } = Array.from(trimmed)
  // eslint-disable-next-line no-control-regex
  if (length < 1 || length > 32 || /[\u0000-\u001f\u007f-\u009f]/.test(trimmed)) {
    throw new InvalidArgumentError('A nickname has 1 to 32 characters and no control characters')
  }
  return trimmed
}

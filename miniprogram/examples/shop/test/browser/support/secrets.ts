import type { Received } from './recordingProxy'

/** Something that no device may ever hold. */
export interface Secret {
  readonly kind:
    | 'AppSecret'
    | 'session_key'
    | 'access_token'
    | 'openId'
    | 'unionId'
    | 'phone number'
    | 'blind index'
    | 'token hash'
    | 'master key'
  readonly value: string
}

/** A secret where it does not belong. Says which, but not its value. */
export interface Leak {
  readonly kind: string
  readonly where: string
  readonly form: string
}

/** Anything that came to the browser. */
export interface Text {
  readonly where: string
  readonly text: string
  /** JSON, whose field names are looked at as well. */
  readonly json: boolean
}

export function textOf({ method, url, status, headers, type, chunks }: Received): Text {
  const body = Buffer.concat(chunks).toString('latin1')
  return {
    where: `${status} of ${method} ${url}`,
    text: `${url}\n${headers}\n${body}`,
    json: /json|event-stream/.test(type),
  }
}

/** Names of fields that tell of a leak even where the value is unknown. */
const FORBIDDEN_FIELD =
  /\\?"(session_?key|open_?id|union_?id|app_?secret|secret|access_?token|(pure)?phone_?number|token_?hash)\\?"\s*:/i

/** Looks for all secrets, in every form that is likely on a wire. */
export function findLeaks(texts: readonly Text[], secrets: readonly Secret[]): Leak[] {
  const needles = secrets.flatMap(({ kind, value }) =>
    Object.entries(formsOf(kind, value)).map(([form, needle]) => ({ kind, form, needle })),
  )
  return texts.flatMap(({ where, text, json }) => {
    const field = json ? FORBIDDEN_FIELD.exec(text) : null
    return [
      ...needles.filter(({ needle }) => text.includes(needle)).map(({ kind, form }) => ({ kind, form, where })),
      ...(field ? [{ kind: 'field', form: field[1] ?? '', where }] : []),
    ]
  })
}

/** How a secret may be written, by name of the form. */
export function formsOf(kind: Secret['kind'], value: string): Readonly<Record<string, string>> {
  const forms: Record<string, string> = {
    plain: value,
    'URL-encoded': encodeURIComponent(value),
    'URL-encoded twice': encodeURIComponent(encodeURIComponent(value)),
    'JSON with escaped slashes': value.replaceAll('/', '\\/'),
    'JSON with escaped signs': value.replace(/[^\w]/g, (sign) => `\\u${hex(Buffer.from(sign, 'utf16le').swap16())}`),
    ...bytesOf('its text', Buffer.from(value)),
  }
  if (kind === 'phone number') {
    const [first, middle, last] = [value.slice(0, 3), value.slice(3, 7), value.slice(7)]
    forms['with spaces'] = `${first} ${middle} ${last}`
    forms['with dashes'] = `${first}-${middle}-${last}`
  } else {
    if (/^[0-9a-f]{32,}$/i.test(value)) Object.assign(forms, bytesOf('its bytes', Buffer.from(value, 'hex')))
    else if (/^[\w+/-]{22,}={0,2}$/.test(value))
      Object.assign(forms, bytesOf('its bytes', Buffer.from(value, 'base64')))
  }
  return forms
}

function bytesOf(what: string, bytes: Buffer): Record<string, string> {
  const forms: Record<string, string> = {
    [`${what}, raw`]: bytes.toString('latin1'),
    [`${what}, hex`]: hex(bytes),
    [`${what}, upper hex`]: hex(bytes).toUpperCase(),
  }
  for (const offset of [0, 1, 2]) {
    const base64 = base64Within(bytes, offset)
    forms[`${what}, base64 at ${offset}`] = base64
    forms[`${what}, base64url at ${offset}`] = base64.replaceAll('+', '-').replaceAll('/', '_')
  }
  return forms
}

/** Those characters of base64 that do not depend on what stands before and behind, for a start at `offset` of 3. */
function base64Within(bytes: Buffer, offset: number): string {
  const text = Buffer.concat([Buffer.alloc(offset), bytes]).toString('base64')
  return text.slice(Math.ceil((offset * 8) / 6), Math.floor(((offset + bytes.length) * 8) / 6))
}

const hex = (bytes: Buffer) => bytes.toString('hex')

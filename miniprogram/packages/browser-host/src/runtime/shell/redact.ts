const SECRET = /^(token|ticket|authorization|code|phoneCode|encryptedData|iv|signature|session_key|password)$/i

/**
 * A copy for the screen, in which what proves something is cut short: enough is left to see whether two are the same.
 */
export function redact(value: unknown, name = ''): unknown {
  if (typeof value === 'string' && /^[{[]/.test(value)) return redactJson(value)
  if (typeof value === 'string') return SECRET.test(name) && value.length > 12 ? `${value.slice(0, 8)}…` : value
  if (Array.isArray(value)) return value.map((item) => redact(item))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, key)]))
}

/** Apps store and send JSON as text, with secrets in it. */
function redactJson(text: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(text) as unknown))
  } catch {
    return text
  }
}

/** What proves something; enough is left to see whether two are the same. */
const SECRET =
  /^(token|ticket|authorization|code|js_?code|phoneCode|encryptedData|iv|signature|password|access_?token|idempotency-key)$/i
/** What a device must never see. Should it ever arrive here, nothing of it is shown. */
const NEVER = /^(open_?id|union_?id|session_?key|app_?secret|secret)$/i
/** Tokens of the service, wherever they stand in a text. */
const TOKEN = /\bmj_[\w-]{6,}/g

const HIDDEN = '•••'

/** A copy for the screen, in which what proves something is cut short and what a device must not have is left out. */
export function redact(value: unknown, name = ''): unknown {
  if (typeof value === 'string') return redactText(value, name)
  if (NEVER.test(name) && value !== null && value !== undefined) return HIDDEN
  if (Array.isArray(value)) return value.map((item) => redact(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, redact(item, key)]))
}

function redactText(text: string, name: string): string {
  if (NEVER.test(name)) return HIDDEN
  if (/^[{[]/.test(text)) return redactJson(text)
  const short = text.replace(TOKEN, (token) => `${token.slice(0, 8)}…`)
  if (!SECRET.test(name) || short !== text || text.length <= 12) return short
  return `${text.slice(0, 8)}…`
}

/** Apps store and send JSON as text, with secrets in it. */
function redactJson(text: string): string {
  try {
    return JSON.stringify(redact(JSON.parse(text) as unknown))
  } catch {
    return text.replace(TOKEN, (token) => `${token.slice(0, 8)}…`)
  }
}

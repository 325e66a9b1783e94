/** What was left out or changed on the way of a value into `setData`. */
export type Complaint = (path: string, problem: string) => void

/**
 * Does to a value what WeChat's way from the logic to the view does: only what JSON can say arrives. Functions, symbols
 * and `undefined` are left out, dates become text, `NaN` becomes `null`.
 *
 * @throws TypeError if the value contains itself
 */
export function serialise(value: unknown, complain: Complaint, path = '', above: readonly object[] = []): unknown {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return value
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  if (typeof value !== 'object') {
    complain(path, `${typeof value} cannot be passed to the view`)
    return undefined
  }
  if (above.includes(value)) throw new TypeError(`setData: "${path}" contains itself`)
  // The view gets bytes as they are.
  if (value instanceof ArrayBuffer || ArrayBuffer.isView(value)) return value
  const withJson = value as { toJSON?: () => unknown }
  if (typeof withJson.toJSON === 'function') return serialise(withJson.toJSON(), complain, path, [...above, value])
  const inside = [...above, value]
  if (Array.isArray(value)) {
    return value.map((item, i) => serialise(item, complain, `${path}[${i}]`, inside) ?? null)
  }
  const result: Record<string, unknown> = {}
  for (const [name, item] of Object.entries(value)) {
    if (item === undefined) continue
    const passed = serialise(item, complain, path === '' ? name : `${path}.${name}`, inside)
    if (passed !== undefined) result[name] = passed
  }
  return result
}

/** The argument of `setData`: a field set to `undefined` is refused, as WeChat's console says. */
export function serialisePatch(patch: Record<string, unknown>, complain: Complaint): Record<string, unknown> {
  const result: Record<string, unknown> = {}
  for (const [path, value] of Object.entries(patch)) {
    if (value === undefined) {
      complain(path, `Setting data field "${path}" to undefined is invalid.`)
      continue
    }
    const passed = serialise(value, complain, path)
    if (passed !== undefined) result[path] = passed
  }
  return result
}

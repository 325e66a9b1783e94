/** A copy of a JSON value in which each text `@name` is the theme's value of that name, if it has one. */
export function withTheme<T>(json: T, theme: Readonly<Record<string, string>>): T {
  if (typeof json === 'string') return (json.startsWith('@') ? (theme[json.slice(1)] ?? json) : json) as T
  if (Array.isArray(json)) return json.map((item) => withTheme(item as unknown, theme)) as T
  if (typeof json !== 'object' || json === null) return json
  return Object.fromEntries(
    Object.entries(json).map(([name, value]) => [name, withTheme(value as unknown, theme)]),
  ) as T
}

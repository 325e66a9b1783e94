/**
 * Compares base library versions such as `2.24.4` part by part.
 *
 * @returns negative if `a` is older than `b`, 0 if equal, positive if newer
 */
export function compareVersions(a: string, b: string): number {
  const left = a.split('.').map(Number)
  const right = b.split('.').map(Number)
  for (let i = 0; i < Math.max(left.length, right.length); i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0)
    if (difference !== 0) return difference
  }
  return 0
}

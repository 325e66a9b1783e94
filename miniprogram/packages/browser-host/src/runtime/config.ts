import type { HostConfig, Persona } from '../hostConfig'

const TEXTS = [
  'emulator',
  'wechat',
  'appId',
  'persona',
  'page',
  'theme',
  'platform',
  'sdkVersion',
  'envVersion',
  'patchMethod',
  'privacy',
  'view',
  'watch',
  'clock',
] as const
const NUMBERS = ['scene', 'slow'] as const

/** Those of {@link HostConfig}'s fields that the page's address sets, such as `?persona=bob&slow=3000`. */
export function configOfAddress(search: string): HostConfig {
  const given = new URLSearchParams(search)
  const config: Record<string, unknown> = {}
  for (const name of TEXTS) if (given.has(name)) config[name] = given.get(name)
  for (const name of NUMBERS) if (given.has(name)) config[name] = Number(given.get(name))
  if (given.has('online')) config.online = given.get('online') !== 'false'
  return config
}

/** The address that runs the app again with a changed configuration. */
export function addressOf(search: string, change: Partial<HostConfig>): string {
  const given = new URLSearchParams(search)
  for (const [name, value] of Object.entries(change)) {
    if (typeof value === 'object') continue
    given.set(name, String(value))
  }
  return `?${given.toString()}`
}

/** Whom the emulator of `./dev` knows. */
const DEFAULT_PERSONAS: readonly Persona[] = [
  { id: 'alice', title: 'Alice：绑定了手机号', nickname: 'Alice', phone: '13800000001', otherPhones: ['13900000009'] },
  { id: 'bob', title: 'Bob：拒绝提供手机号', nickname: 'Bob', phone: '13800000002' },
  { id: 'carol', title: 'Carol：每次都是新用户', nickname: 'Carol', phone: '13800000003' },
]

export function personasOf({ personas }: HostConfig): readonly Persona[] {
  return personas && personas.length > 0 ? personas : DEFAULT_PERSONAS
}

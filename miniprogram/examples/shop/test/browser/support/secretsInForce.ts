import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Database } from './database'
import type { Secret } from './secrets'
import type { WeChat } from './wechat'

interface World {
  apps: { secret: string; encodingAesKey?: string; pushToken?: string }[]
  users: { phone?: string }[]
  sessionKeys: { key: { value: string } }[]
  accessTokens: { value: string }[]
}

/** Gathers the true values: from WeChat's side and from the server's folder. */
export class SecretsInForce {
  readonly #found = new Map<string, Secret>()
  #wechat: Promise<void> = Promise.resolve()

  constructor(
    private readonly wechat: WeChat,
    private readonly database: Database,
    private readonly data: string,
  ) {}

  /** session_keys and tokens come and go: to be called whenever there may be new ones. */
  note(): void {
    const earlier = this.#wechat
    this.#wechat = earlier.then(() => this.#noteWeChat())
    // Waited for in all(); until then nobody shall call it unhandled.
    this.#wechat.catch(() => undefined)
  }

  async all(): Promise<Secret[]> {
    this.note()
    await this.#wechat
    await this.#noteServer()
    return [...this.#found.values()]
  }

  add(kind: Secret['kind'], value: unknown): void {
    if (typeof value === 'string' && value !== '') this.#found.set(`${kind} ${value}`, { kind, value })
  }

  async #noteWeChat(): Promise<void> {
    const { world } = (await this.wechat.control('GET', '/snapshot')) as { world: World }
    for (const { secret } of world.apps) this.add('AppSecret', secret)
    for (const { key } of world.sessionKeys) this.add('session_key', key.value)
    for (const { value } of world.accessTokens) this.add('access_token', value)
    const { users } = (await this.wechat.control('GET', '/users')) as {
      users: { phone?: string; identities: { openId: string; unionId?: string }[] }[]
    }
    for (const { phone, identities } of users) {
      this.add('phone number', phone)
      for (const { openId, unionId } of identities) {
        this.add('openId', openId)
        this.add('unionId', unionId)
      }
    }
  }

  async #noteServer(): Promise<void> {
    for (const line of readFileSync(join(this.data, 'keys.txt'), 'utf8').split('\n')) {
      if (!line.startsWith('#')) this.add('master key', line.split(' ')[1]?.trim())
    }
    for (const { token_hash: hash } of await this.database.menjin('SELECT token_hash FROM menjin_session'))
      this.add('token hash', hash)
    for (const { phone_index: index } of await this.database.menjin('SELECT phone_index FROM menjin_phone_claim'))
      this.add('blind index', index)
  }
}

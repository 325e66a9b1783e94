import { AuthExpiredError } from '../errors/auth-expired.js'
import { isMenjinError } from '../errors/menjin-error.js'
import { KeyExpiredError } from '../errors/key-expired.js'
import { ServerError } from '../errors/server.js'
import type { Grant, User } from '../http/contract.js'
import type { Requests } from '../http/requests.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import type { LoginService } from './login-service.js'
import type { SessionParts } from './session-parts.js'
import { readPhone, readProfile, type PhoneInput, type ProfileInput } from './user-input.js'

/** The person's own data on the server. Every answer replaces the stored user. */
export class Account {
  constructor(
    private readonly _parts: SessionParts,
    private readonly _logins: LoginService,
    private readonly _requests: Requests,
  ) {}

  /** Calls the server with the login around it; rejects with a typed error for anything but a success. */
  async call<T>(method: string, url: string, data?: unknown, options?: Partial<SessionRequestOptions>): Promise<T> {
    const request = Object.assign({ url, method, data, autoAuth: false, timeout: this._parts.options.apiTimeout }, options)
    return this._parts.api.unwrap(await this._requests.send('request', request, []))
  }

  reload(): Promise<User> {
    return this._storing(() => this.call('GET', '/v1/me'))
  }

  /** Sends what there is of nickname and avatar; a refusal, which carries neither, sends nothing. */
  async updateUser(input: ProfileInput): Promise<User | undefined> {
    const { avatarFile, patch } = readProfile(input)
    if (avatarFile) await this.uploadAvatar(avatarFile)
    if (patch) await this._storing(() => this.call('PATCH', '/v1/me', patch))
    return this._parts.store.user
  }

  /** The address that WeChat gives for an avatar dies; the picture itself is stored on the server. */
  uploadAvatar(filePath: string): Promise<User> {
    return this._storing(async () => {
      const options = { url: '/v1/me/avatar', filePath, name: 'file', autoAuth: false }
      const response = await this._requests.send('uploadFile', options, [])
      const { data } = response
      return this._parts.api.unwrap(
        Object.assign({}, response, { data: typeof data === 'string' ? (JSON.parse(data || '{}') as unknown) : data }),
      )
    })
  }

  /** Binds the phone: by code, or on old base libraries by encrypted data. A refusal sends nothing. */
  async updatePhone(input: PhoneInput): Promise<User | undefined> {
    const phone = readPhone(input)
    if (!phone) return this._parts.store.user
    if ('code' in phone) return this._storing(() => this.call('PUT', '/v1/me/phone', phone))
    return this._withKeyHeld(() => this._storing(() => this.call('PUT', '/v1/me/phone', phone, { replay: false })))
  }

  unbindPhone(): Promise<User> {
    return this._storing(() => this.call('DELETE', '/v1/me/phone'))
  }

  async openData(encryptedData: string, iv: string): Promise<unknown> {
    const body = { encryptedData, iv }
    const { data } = await this._withKeyHeld(() =>
      this.call<{ data: unknown }>('POST', '/v1/me/open-data', body, { replay: false }),
    )
    return data
  }

  /** Registers with the ticket of a `NotRegisteredError`; no second `wx.login` is needed. */
  async register(ticket: string, input: PhoneInput & ProfileInput): Promise<User> {
    const { store, api } = this._parts
    const { generation } = store
    const phone = readPhone(input)
    const { avatarFile, patch } = readProfile(input)
    const body = Object.assign(
      { ticket },
      phone && ('code' in phone ? { phoneCode: phone.code } : { phone }),
      patch?.nickname !== undefined && { nickname: patch.nickname },
    )
    const send = () => store.unlessEnded(api.call<Grant>('POST', '/v1/register', body))
    const grant = await (phone && !('code' in phone) ? this._withKeyHeld(send, false) : send())
    await this._logins.accept(grant, () => {
      store.check(generation)
    })
    return avatarFile ? this.uploadAvatar(avatarFile) : grant.user
  }

  /** Stores the user of an answer, unless a logout or another account has overtaken it. */
  private async _storing(request: () => Promise<{ user: User }>): Promise<User> {
    const { store } = this._parts
    await store.ready
    const { generation } = store
    const { user } = await store.unlessEnded(request())
    store.check(generation)
    if (!user?.id) throw new ServerError(200)
    store.setUser(user)
    return user
  }

  /**
   * Between the tap and the server's answer no `wx.login` may run. If the answer is that the login has expired, the
   * data is lost with the key: log in now, and ask for another tap.
   */
  private async _withKeyHeld<T>(request: () => Promise<T>, needsToken = true): Promise<T> {
    const { store, gate } = this._parts
    await store.ready
    const release = gate.hold()
    try {
      if (!store.usableToken && needsToken) throw new AuthExpiredError()
      return await request()
    } catch (error) {
      if (!isMenjinError(error, 'auth_expired')) throw error
      this._logins.refresh().catch(() => undefined)
      throw new KeyExpiredError({ problem: error.problem, action: 'tap-again', cause: error })
    } finally {
      release()
    }
  }
}

import { AuthExpiredError } from '../errors/auth-expired.js'
import { isMenjinError } from '../errors/menjin-error.js'
import { KeyExpiredError } from '../errors/key-expired.js'
import { StepRequiredError } from '../errors/step-required.js'
import { ServerError } from '../errors/server.js'
import type { Grant, User } from '../http/contract.js'
import { readProblem } from '../http/problem.js'
import { bodyOf } from '../http/response.js'
import type { Requests } from '../http/requests.js'
import type { SessionRequestOptions } from '../http/request-options.js'
import { sendOnce } from './once.js'
import type { LoginService } from './login-service.js'
import type { SessionParts } from './session-parts.js'
import { readPhone, readProfile, type PhoneInput, type ProfileInput } from './user-input.js'

/** The person's own data on the server. Every answer replaces the stored user. */
export interface Account {
  /** Calls the server with the login around it; rejects with a typed error for anything but a success. */
  call<T>(method: string, url: string, data?: unknown, options?: Partial<SessionRequestOptions>): Promise<T>
  reload(): Promise<User>
  /** Sends what there is of nickname and avatar; a refusal, which carries neither, sends nothing. */
  updateUser(input: ProfileInput): Promise<User | undefined>
  /** Binds the phone: by code, or on old base libraries by encrypted data. A refusal sends nothing. */
  updatePhone(input: PhoneInput): Promise<User | undefined>
  unbindPhone(): Promise<User>
  openData(encryptedData: string, iv: string): Promise<unknown>
  /** Registers with the ticket of a `NotRegisteredError`; no second `wx.login` is needed. */
  register(ticket: string, input: PhoneInput & ProfileInput): Promise<User>
}

export function createAccount(parts: SessionParts, logins: LoginService, requests: Requests): Account {
  const { store, gate, api, options, platform, device, newId } = parts

  const call = async <T>(method: string, url: string, data?: unknown, more?: Partial<SessionRequestOptions>) => {
    const request = Object.assign({ url, method, data, autoAuth: false, timeout: options.apiTimeout }, more)
    const response = await requests.send('request', request, [])
    const problem = readProblem(response, platform.clock.now())
    if (problem?.code === 'step_required') throw new StepRequiredError(problem.missing ?? [], { problem })
    return api.unwrap<T>(response)
  }

  /** Stores the user of an answer, unless a logout or another account has overtaken it. */
  const storing = async (request: () => Promise<{ user: User }>): Promise<User> => {
    await store.opened()
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
  const withKeyHeld = async <T>(request: () => Promise<T>, needsToken = true): Promise<T> => {
    await store.opened()
    const release = gate.hold()
    try {
      if (!store.usableToken && needsToken) throw new AuthExpiredError()
      return await request()
    } catch (error) {
      if (!isMenjinError(error, 'auth_expired')) throw error
      logins.refresh().catch(() => undefined)
      throw new KeyExpiredError({ problem: error.problem, action: 'tap-again', cause: error })
    } finally {
      release()
    }
  }

  /** The address that WeChat gives for an avatar dies; the picture itself is stored on the server. */
  const uploadAvatar = (filePath: string): Promise<User> =>
    storing(async () => {
      const request = { url: '/v1/me/avatar', filePath, name: 'file', autoAuth: false, timeout: options.apiTimeout }
      const response = await requests.send('uploadFile', request, [])
      // `wx.uploadFile` leaves the body as text.
      return api.unwrap(Object.assign({}, response, { data: bodyOf(response) }))
    })

  /** Many clients refuse the method PATCH, which `wx.request` does not document; the override says the same. */
  const sendPatch = async (patch: object): Promise<{ user: User }> => {
    try {
      return await call('PATCH', '/v1/me', patch)
    } catch (error) {
      const { cause } = Object(error) as { cause?: { errMsg?: string } }
      if (!/method/i.test(String(cause?.errMsg))) throw error
      return call('POST', '/v1/me', patch, { header: { 'X-HTTP-Method-Override': 'PATCH' } })
    }
  }

  return {
    call,
    reload: () => storing(() => call('GET', '/v1/me')),
    updateUser: async (input) => {
      const { avatarFile, patch } = readProfile(input)
      if (avatarFile) await uploadAvatar(avatarFile)
      if (patch) await storing(() => sendPatch(patch))
      return store.user
    },
    updatePhone: async (input) => {
      const phone = readPhone(input)
      if (!phone) return store.user
      if ('code' in phone) return storing(() => call('PUT', '/v1/me/phone', phone))
      return withKeyHeld(() => storing(() => call('PUT', '/v1/me/phone', phone, { replay: false })))
    },
    unbindPhone: () => storing(() => call('DELETE', '/v1/me/phone')),
    openData: async (encryptedData, iv) => {
      const body = { encryptedData, iv }
      const { data } = await withKeyHeld(() =>
        call<{ data: unknown }>('POST', '/v1/me/open-data', body, { replay: false }),
      )
      return data
    },
    register: async (ticket, input) => {
      const { generation } = store
      const phone = readPhone(input)
      const { avatarFile, patch } = readProfile(input)
      const body = Object.assign(
        { ticket, device: device() },
        phone && ('code' in phone ? { phoneCode: phone.code } : { phone }),
        patch?.nickname !== undefined && { nickname: patch.nickname },
      )
      const check = () => {
        store.check(generation)
      }
      const header = { 'Idempotency-Key': newId() }
      const send = () => api.call<Grant>('POST', '/v1/register', body, { header })
      const register = () => store.unlessEnded(sendOnce(platform.clock, check, send))
      const grant = await (phone && !('code' in phone) ? withKeyHeld(register, false) : register())
      await logins.accept(grant, check)
      return avatarFile ? uploadAvatar(avatarFile) : grant.user
    },
  }
}

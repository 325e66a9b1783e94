import { WxFailure } from '../core/failure'
import type { LoginGrant, OpenDataGrant, PhoneGrant, WeChatPlatform } from '../wechat/platform'
import { type EmulatorControl, EmulatorError } from './emulatorControl'

/** WeChat as the Java emulator plays it. */
export class EmulatorPlatform implements WeChatPlatform {
  constructor(private readonly control: EmulatorControl) {}

  async login(): Promise<LoginGrant> {
    const answer = await this.#ask('login', 'login')
    return { code: textOf(answer, 'code') }
  }

  async checkSession(): Promise<boolean> {
    return (await this.control.act('check-session')).valid === true
  }

  async phone(): Promise<PhoneGrant> {
    const answer = await this.#ask('phone', 'getPhoneNumber')
    return {
      code: textOf(answer, 'code'),
      encryptedData: textOf(answer, 'encryptedData'),
      iv: textOf(answer, 'iv'),
    }
  }

  async realtimePhone(): Promise<{ code: string }> {
    return { code: (await this.phone()).code }
  }

  async profile(): Promise<OpenDataGrant> {
    return openData(await this.control.act('profile'))
  }

  async openData(data: Record<string, unknown>): Promise<OpenDataGrant> {
    return openData(await this.control.act('open-data', { data }))
  }

  /** Calls an action that answers the way the client API does: with `errMsg`, and `errno` where WeChat has one. */
  async #ask(action: string, api: string): Promise<Record<string, unknown>> {
    const answer = await this.control.act(action)
    const { errMsg, errno } = answer
    if (typeof errMsg === 'string' && errMsg !== `${api}:ok`) {
      throw WxFailure.verbatim(errMsg.slice(api.length), typeof errno === 'number' ? errno : undefined)
    }
    return answer
  }
}

function openData(answer: Record<string, unknown>): OpenDataGrant {
  return {
    rawData: textOf(answer, 'rawData'),
    signature: textOf(answer, 'signature'),
    encryptedData: textOf(answer, 'encryptedData'),
    iv: textOf(answer, 'iv'),
  }
}

function textOf(answer: Record<string, unknown>, field: string): string {
  const value = answer[field]
  if (typeof value !== 'string') throw new EmulatorError(200, `The emulator's answer has no "${field}"`)
  return value
}

import { randomInt } from 'node:crypto'

export const APP_ID = 'wxemu00000000shop'

/** Somebody with WeChat whom nobody has seen before. */
export interface Person {
  readonly id: string
  readonly nickname: string
  readonly phone: string
  readonly otherPhones?: string[]
}

/** One call of WeChat's server API, as the emulator's journal tells it. */
export interface Call {
  readonly api: string
  readonly outcome: 'ok' | 'refused' | 'fault' | 'unknown'
  readonly errcode?: number
  readonly user?: string
}

/** Steers the emulator from beside the browser, so that nothing of it is in the recorded traffic. */
export class WeChat {
  #people = 0

  constructor(readonly url: string) {}

  /** @param fields - further fields of `POST /users`, such as `behaviour` */
  async newPerson(fields: Record<string, unknown> = {}): Promise<Person> {
    const count = ++this.#people
    const person = { id: `guest-${count}`, nickname: `客人${count}`, phone: randomPhone(), ...fields }
    await this.control('POST', '/users', person)
    return person
  }

  /** Calls of an API about somebody, oldest first. */
  async calls(api: string, person: Person): Promise<Call[]> {
    const query = new URLSearchParams({ api, user: person.id })
    return ((await this.control('GET', `/journal?${query.toString()}`)) as { entries: Call[] }).entries
  }

  /** How often codes of `wx.login` were exchanged for somebody. */
  async exchanges(person: Person): Promise<number> {
    return (await this.calls('code2Session', person)).length
  }

  /** Any call of the control API. @throws if it is refused */
  async control(method: string, path: string, body?: unknown): Promise<unknown> {
    const answer = await fetch(`${this.url}/_emulator/v1${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    const text = await answer.text()
    if (!answer.ok) throw new Error(`the emulator refused ${method} ${path}: ${answer.status} ${text}`)
    return text === '' ? undefined : JSON.parse(text)
  }
}

/** A number that no demo person has. */
export function randomPhone(): string {
  return `1${randomInt(5, 10)}${String(randomInt(1e9)).padStart(9, '0')}`
}

import type { Persona } from '../../../../../packages/browser-host/src/hostConfig'
import type { Row } from './database'
import type { Phone } from './phone'
import type { Shop } from './shop'
import { APP_ID } from './wechat'

/** What the databases hold of somebody, and what the server says of them. */
export class Records {
  constructor(private readonly shop: Shop) {}

  /** Their account with its identity, found by the openId that WeChat gave them; undefined if there is none. */
  async account(person: Persona): Promise<Row | undefined> {
    const { identities } = (await this.shop.wechat.control('GET', `/users/${person.id}`)) as {
      identities: { appId: string; openId: string }[]
    }
    const { openId } = identities.find(({ appId }) => appId === APP_ID)!
    const rows = await this.shop.database.menjin(
      `SELECT a.id, a.state, a.nickname, a.avatar_url, a.phone_masked, a.phone_country_code,
              CASE WHEN a.phone_sealed IS NOT NULL THEN hex(a.phone_sealed) END AS phone_sealed,
              (SELECT count(*) FROM menjin_phone_claim c WHERE c.account_id = a.id) AS claims,
              (SELECT count(*) FROM menjin_identity o WHERE o.account_id = a.id) AS identities
         FROM menjin_identity i JOIN menjin_account a ON a.id = i.account_id
        WHERE i.app_id = ? AND i.open_id = ?`,
      APP_ID,
      openId,
    )
    return rows[0]
  }

  /** Their orders, oldest first, a row for each line. */
  orders(account: Row): Promise<Row[]> {
    return this.shop.database.shop(
      `SELECT p.id, p.state, p.total, p.phone, p.note, l.product_id, l.quantity
         FROM purchase p JOIN purchase_line l ON l.purchase_id = p.id WHERE p.account_id = ? ORDER BY p.created_at`,
      String(account.id),
    )
  }

  comments(account: Row): Promise<Row[]> {
    return this.shop.database.shop(
      'SELECT product_id, nickname, avatar_url, rating, text FROM comment WHERE account_id = ? ORDER BY id',
      String(account.id),
    )
  }

  memberships(account: Row): Promise<Row[]> {
    return this.shop.database.shop('SELECT number FROM member WHERE account_id = ?', String(account.id))
  }

  /** `GET /v1/me` with the token that the phone holds. */
  async me(phone: Phone): Promise<Record<string, unknown>> {
    const answer = await fetch(`${this.shop.servers.server}/v1/me`, {
      headers: { authorization: `Bearer ${await phone.token()}` },
    })
    if (!answer.ok) throw new Error(`GET /v1/me: ${answer.status}`)
    return ((await answer.json()) as { user: Record<string, unknown> }).user
  }
}

/** As the service shows a number to its owner. */
export function masked({ phone = '' }: Persona): string {
  return `${phone.slice(0, 3)}****${phone.slice(7)}`
}

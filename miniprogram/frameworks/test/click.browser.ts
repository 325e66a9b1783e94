import { join } from 'node:path'
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import { me } from '../../e2e/support/server-view'
import { type JavaServers, startJavaServers } from '../../packages/browser-host/test/browser/support/javaServers'
import { type Phone, raiseStage, type Stage } from '../../packages/browser-host/test/browser/support/phone'
import { ExamplePage } from './example'
import { createPerson } from './person'

// What scripts/frameworks has built: the output of each framework's own command line.
const built = JSON.parse(process.env.MENJIN_FRAMEWORKS ?? '[]') as { name: string; output: string }[]
if (built.length === 0) throw new Error('Run this by scripts/frameworks, which builds what is tapped here')

/** The app that the server's source `shop` stands for. */
const APP_ID = 'wxemu00000000shop'

let servers: JavaServers
beforeAll(async () => {
  servers = await startJavaServers()
}, 240_000)
afterAll(() => servers?.close())

describe.each(built.map(({ name, output }, index) => [name, output, index] as const))('%s', (name, output, index) => {
  const who = (part: string) => `${name}-${part}`
  // A phone belongs to one person of the server, which all examples share.
  const number = (first: string, last: string) => `${first}${String(index).padStart(4, '0')}${last}`
  let stage: Stage
  let phone: Phone | undefined

  beforeAll(async () => {
    const personas = [
      await createPerson(servers.emulator, who('visitor'), number('139', '0001')),
      await createPerson(servers.emulator, who('buyer'), number('139', '0002')),
      await createPerson(servers.emulator, who('mover'), number('139', '0003')),
      await createPerson(servers.emulator, who('leaver'), number('139', '0004')),
    ]
    stage = await raiseStage(
      output,
      { '/v1': servers.server, '/_emulator': servers.emulator },
      { personas, appId: APP_ID },
    )
  }, 120_000)
  afterAll(() => stage?.close())
  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await picture(`failed-${task.name}`)
    const errors = phone?.errors ?? []
    await phone?.close()
    phone = undefined
    expect(errors).toEqual([])
  })

  /** Opens the example as somebody who has never been there, and waits for the silent login. */
  async function enter(part: string): Promise<ExamplePage> {
    phone = await stage.open({ persona: who(part) })
    phone.page.setDefaultTimeout(30_000)
    const example = new ExamplePage(phone.page)
    await example.says('status', '已登录')
    return example
  }

  const picture = (title: string) => phone?.picture(join('frameworks', `${name}-${title}`))

  it('logsInSilentlyAtStart', async () => {
    const example = await enter('visitor')
    const { user } = await me(servers.server, await example.token())
    await example.says('person', user.id)
    await example.says('phone', '未绑定')
    expect(await phone?.calls('login')).toBe(1)
    const exchanges = (await servers.journal('code2Session')) as { user?: string }[]
    expect(exchanges.filter((exchange) => exchange.user === who('visitor'))).toMatchObject([{ outcome: 'ok' }])
    await picture('home')
  })

  it('showsWhatTheServerAnswers', async () => {
    const example = await enter('visitor')
    await example.says('answer', /登录设备：\d+ 台/)
    // The framework's own request function, with the session around it.
    await example.says('adapter', /步骤：1/)
  })

  it('bindsThePhoneInThePopup', async () => {
    const example = await enter('buyer')
    await example.tap('order')
    await example.popupButton.click()
    await example.answerPhone('refuse')
    await picture('popup')
    await example.popupButton.click()
    await example.answerPhone('allow')
    await example.says('order-result', '已下单')
    await example.says('phone', '139****0002')
    const { user } = await me(servers.server, await example.token())
    expect(user).toMatchObject({ phone: { masked: '139****0002' }, steps: { phone: true } })
  })

  it('changesThePhoneByTheButtonOnThePage', async () => {
    const example = await enter('mover')
    // The label is a property that the framework passes, the words an event that it receives.
    await expect.poll(() => example.phoneButton.innerText()).toContain('绑定手机号')
    await example.phoneButton.click()
    await example.answerPhone({ other: number('137', '0007') })
    await example.says('phone', '137****0007')
    await example.says('event', '绑定成功')
    const { user } = await me(servers.server, await example.token())
    expect(user).toMatchObject({ phone: { masked: '137****0007' } })
  })

  it('logsOutAndInAgain', async () => {
    const example = await enter('leaver')
    const token = await example.token()
    await example.tap('log-out')
    await example.says('status', '已退出')
    expect((await me(servers.server, token)).status).toBe(401)
    expect(await example.token()).toBeUndefined()
    await phone?.page.reload()
    await example.says('status', '已退出')
    await example.tap('log-in')
    await example.says('status', '已登录')
    expect((await me(servers.server, await example.token())).status).toBe(200)
  })
})

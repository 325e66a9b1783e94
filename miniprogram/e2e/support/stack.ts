import { existsSync, rmSync } from 'node:fs'
import type { TestProject } from 'vitest/node'
import { freePort, JavaProcess } from './java-process.js'
import { jarOf, LOGS } from './paths.js'
import { MenjinServer } from './server.js'
import { APP_SECRET, SOURCES } from './sources.js'

declare module 'vitest' {
  interface ProvidedContext {
    emulatorUrl: string
    serverUrl: string
  }
}

/** Starts the emulator and the server that most tests share, and ends them. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  rmSync(LOGS, { recursive: true, force: true })
  // Both are looked for first: half a stack helps nobody.
  const emulatorJar = jarOf('menjin-emulator')
  jarOf('menjin-server')

  const port = await freePort()
  const emulatorUrl = `http://127.0.0.1:${port}`
  const emulator = await JavaProcess.start({
    name: 'emulator',
    jar: emulatorJar,
    env: { MENJIN_EMULATOR_PORT: String(port) },
    readyUrl: `${emulatorUrl}/_emulator/v1/journal`,
  })
  let server: MenjinServer | undefined
  const stop = async () => {
    await server?.remove()
    await emulator.stop()
    const failed = project.vitest.state.getFiles().some(({ result }) => result?.state !== 'pass')
    if (!failed) rmSync(LOGS, { recursive: true, force: true })
    else if (existsSync(LOGS)) console.error('The logs of server and emulator are in miniprogram/e2e/logs')
  }
  try {
    for (const appId of Object.values(SOURCES)) {
      const answer = await fetch(`${emulatorUrl}/_emulator/v1/apps`, {
        method: 'POST',
        body: JSON.stringify({ appId, secret: APP_SECRET }),
      })
      if (!answer.ok) throw new Error(`The emulator refused the app ${appId}: ${answer.status} ${await answer.text()}`)
    }
    server = await MenjinServer.start('server', emulatorUrl)
  } catch (error) {
    await stop()
    throw error
  }
  project.provide('emulatorUrl', emulatorUrl)
  project.provide('serverUrl', server.url)
  return stop
}

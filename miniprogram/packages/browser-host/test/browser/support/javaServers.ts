import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { createWriteStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const ROOT = join(import.meta.dirname, '../../../../../..')
const VERSION = '0.1.0'

/** The emulator and the server, as `./dev` runs them, with a database of their own. */
export interface JavaServers {
  readonly server: string
  readonly emulator: string
  /** What the emulator was asked, by operation, such as `code2Session`. */
  journal(api: string): Promise<unknown[]>
  close(): Promise<void>
}

export async function startJavaServers(): Promise<JavaServers> {
  const jars = [
    `menjin-emulator/target/menjin-emulator-${VERSION}-standalone.jar`,
    `menjin-server/target/menjin-server-${VERSION}.jar`,
  ]
  for (const jar of jars) {
    if (!existsSync(join(ROOT, jar)))
      throw new Error(`${jar} is missing: mvn package -DskipTests -pl menjin-server,menjin-emulator -am`)
  }
  const data = mkdtempSync(join(tmpdir(), 'menjin-data-'))
  const [server, emulator] = await Promise.all([freePort(), freePort()])
  const secret = randomBytes(16).toString('hex')
  const env = {
    ...process.env,
    MENJIN_PORT: String(server),
    MENJIN_EMULATOR_PORT: String(emulator),
    MENJIN_DATA: data,
    MENJIN_SHOP_SECRET: secret,
    MENJIN_EMULATOR_SECRET: secret,
  }
  const start = (name: string, memory: string, jar: string, ...args: string[]) => {
    const child = spawn('java', [`-Xmx${memory}`, '-jar', join(ROOT, jar), ...args], { cwd: data, env })
    const log = createWriteStream(join(data, `${name}.log`))
    child.stdout.pipe(log)
    child.stderr.pipe(log)
    return child
  }
  const children = [
    start('emulator', '256m', jars[0] ?? ''),
    start('server', '512m', jars[1] ?? '', '--spring.profiles.active=dev'),
  ]
  const close = async () => {
    await Promise.all(children.map(end))
    rmSync(data, { recursive: true, force: true })
  }
  try {
    await answers(`http://127.0.0.1:${emulator}/_emulator/v1/journal`, children[0] as ChildProcess)
    await answers(`http://127.0.0.1:${server}/actuator/health`, children[1] as ChildProcess)
  } catch (error) {
    await close()
    throw error
  }
  return {
    server: `http://127.0.0.1:${server}`,
    emulator: `http://127.0.0.1:${emulator}`,
    journal: async (api) => {
      const answer = await fetch(`http://127.0.0.1:${emulator}/_emulator/v1/journal?api=${api}`)
      const body = (await answer.json()) as unknown[] | { entries: unknown[] }
      return Array.isArray(body) ? body : body.entries
    },
    close,
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => {
        resolve(port)
      })
    })
  })
}

async function answers(url: string, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`The process behind ${url} ended with ${child.exitCode}`)
    if (
      await fetch(url).then(
        ({ ok }) => ok,
        () => false,
      )
    )
      return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`No answer from ${url} after two minutes`)
}

function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => {
      resolve()
    })
    child.kill('SIGTERM')
  })
}

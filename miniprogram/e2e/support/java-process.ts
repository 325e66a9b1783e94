import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { LOGS } from './paths.js'

/** A port of loopback that nothing listens on now. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => {
        resolve(port)
      })
    })
  })
}

export interface JavaProcessOptions {
  /** Names the log file. */
  name: string
  jar: string
  args?: readonly string[]
  env?: Readonly<Record<string, string>>
  /** Answers 200 once the process is ready. */
  readyUrl: string
}

const START_LIMIT = 240_000
const STOP_LIMIT = 30_000

/** A JVM that listens on loopback. Ends with the test run, at the latest. */
export class JavaProcess {
  readonly #exited: Promise<void>
  readonly #kill = () => void this.child.kill('SIGKILL')

  private constructor(
    private readonly child: ChildProcess,
    private readonly log: string,
    private readonly name: string,
  ) {
    this.#exited = new Promise((resolve) => {
      child.once('exit', () => {
        resolve()
      })
    })
    process.once('exit', this.#kill)
    // A worker that is told to go would leave without the event above, and its server behind.
    if (process.listenerCount('SIGTERM') === 0) process.once('SIGTERM', () => process.exit(143))
  }

  /** Starts it and waits until it is ready. */
  static async start({ name, jar, args = [], env = {}, readyUrl }: JavaProcessOptions): Promise<JavaProcess> {
    mkdirSync(LOGS, { recursive: true })
    const log = `${LOGS}${name}.log`
    const out = openSync(log, 'a')
    const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java'
    const child = spawn(java, ['-Xmx256m', '-XX:TieredStopAtLevel=1', '-jar', jar, ...args], {
      env: { ...process.env, ...env },
      stdio: ['ignore', out, out],
    })
    closeSync(out)
    let broken: Error | undefined
    child.once('error', (error) => (broken = error))
    const started = new JavaProcess(child, log, name)
    for (const deadline = Date.now() + START_LIMIT; !(await answers(readyUrl));) {
      if (broken) throw new Error(`${java} cannot be started: ${broken.message}`)
      if (child.exitCode !== null || child.signalCode !== null) throw started.failure('ended while starting')
      if (Date.now() > deadline) {
        await started.stop()
        throw started.failure(`did not answer at ${readyUrl} within ${START_LIMIT / 1000} s`)
      }
      await new Promise((resolve) => setTimeout(resolve, 100))
    }
    return started
  }

  /** Ends it as an operator would, by SIGTERM, and waits until it is gone. */
  async stop(): Promise<void> {
    process.off('exit', this.#kill)
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    this.child.kill('SIGTERM')
    const killer = setTimeout(this.#kill, STOP_LIMIT)
    await this.#exited
    clearTimeout(killer)
  }

  private failure(what: string): Error {
    const tail = readFileSync(this.log, 'utf8').split('\n').slice(-30).join('\n')
    return new Error(`${this.name} ${what}. The end of ${this.log}:\n${tail}`)
  }
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok
  } catch {
    return false
  }
}

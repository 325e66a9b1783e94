import { type ChildProcess, spawn } from 'node:child_process'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { LOGS } from './paths.js'

/**
 * A port of loopback that nothing listens on now. It is below those that Linux gives to whoever asks for any, so that it is not
 * given away before it is used.
 */
export async function freePort(): Promise<number> {
  for (;;) {
    const port = 10_000 + Math.floor(Math.random() * 10_000)
    if (await isFree(port)) return port
  }
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer()
    server.once('error', () => {
      resolve(false)
    })
    server.listen(port, '127.0.0.1', () => {
      server.close(() => {
        resolve(true)
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

/**
 * Runs a command until its own standard input ends, then ends the command: by SIGTERM, after half a minute by SIGKILL.
 * The input ends with the process that holds its other end, however that one dies, so no server is ever left behind.
 */
const LEASH = `exec 3<&0
"$@" 3<&- </dev/null & pid=$!
{ cat <&3 >/dev/null; kill $pid; for i in $(seq 300); do kill -0 $pid || exit; sleep 0.1; done; kill -9 $pid; } 2>/dev/null & leash=$!
exec 3<&- </dev/null
wait $pid; status=$?; kill $leash 2>/dev/null; exit $status`

/** A JVM that listens on loopback. Ends with the test run, at the latest. */
export class JavaProcess {
  readonly #exited: Promise<void>

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
  }

  /** Starts it and waits until it is ready. */
  static async start({ name, jar, args = [], env = {}, readyUrl }: JavaProcessOptions): Promise<JavaProcess> {
    mkdirSync(LOGS, { recursive: true })
    const log = `${LOGS}${name}.log`
    const out = openSync(log, 'a')
    const java = process.env.JAVA_HOME ? `${process.env.JAVA_HOME}/bin/java` : 'java'
    const command = [java, '-Xmx256m', '-XX:TieredStopAtLevel=1', '-jar', jar, ...args]
    const child = spawn('/bin/sh', ['-c', LEASH, 'sh', ...command], {
      env: { ...process.env, ...env },
      stdio: ['pipe', out, out],
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
    this.child.stdin?.destroy()
    await this.#exited
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

import { Agent, createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** An answer as the browser got it, as far as it has come. */
export interface Received {
  readonly method: string
  readonly url: string
  readonly path: string
  readonly status: number
  /** Names and values as they stood on the wire, one a line. */
  readonly headers: string
  readonly type: string
  readonly chunks: readonly Buffer[]
}

/**
 * Every byte that one browser receives passes here: also streams that never end, pages that are left at once, and what
 * the developer tools forget. Nothing but this machine is reached through it.
 */
export class RecordingProxy {
  readonly received: Received[] = []
  readonly #agent = new Agent({ keepAlive: true })
  readonly #server: Server

  private constructor(private readonly onEnd: (received: Received) => void) {
    this.#server = createServer((incoming, outgoing) => {
      this.#pass(incoming, outgoing)
    })
    this.#server.on('connect', (_request, socket) => {
      socket.end('HTTP/1.1 403 Forbidden\r\n\r\n')
    })
  }

  /** @param onEnd - told of each answer once it is complete */
  static async start(onEnd: (received: Received) => void = () => undefined): Promise<RecordingProxy> {
    const proxy = new RecordingProxy(onEnd)
    await new Promise<void>((resolve) => proxy.#server.listen(0, '127.0.0.1', resolve))
    return proxy
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  close(): Promise<void> {
    this.#agent.destroy()
    return new Promise((resolve) => {
      this.#server.close(() => {
        resolve()
      })
      this.#server.closeAllConnections()
    })
  }

  #pass(incoming: IncomingMessage, outgoing: ServerResponse): void {
    const { method = '', url = '' } = incoming
    const target = new URL(url)
    if (target.hostname !== '127.0.0.1') {
      outgoing.writeHead(403).end()
      return
    }
    const headers = { ...incoming.headers }
    delete headers['proxy-connection']
    // What is recorded shall be readable.
    delete headers['accept-encoding']
    const passed = request(target, { method, headers, agent: this.#agent }, (answer) => {
      const chunks: Buffer[] = []
      const { statusCode = 0, rawHeaders } = answer
      const received: Received = {
        method,
        url,
        path: target.pathname,
        status: statusCode,
        headers: pairs(rawHeaders),
        type: answer.headers['content-type'] ?? '',
        chunks,
      }
      this.received.push(received)
      if (answer.headers['content-encoding']) throw new Error(`${url} was sent compressed, so nobody could search it`)
      outgoing.writeHead(statusCode, rawHeaders)
      outgoing.flushHeaders()
      answer.on('data', (chunk: Buffer) => {
        chunks.push(chunk)
        outgoing.write(chunk)
      })
      answer.on('end', () => {
        outgoing.end()
        this.onEnd(received)
      })
      answer.on('error', () => outgoing.destroy())
    })
    // A broken connection looks broken to the browser as well.
    passed.on('error', () => outgoing.destroy())
    outgoing.on('close', () => passed.destroy())
    incoming.pipe(passed)
  }
}

function pairs(raw: readonly string[]): string {
  return raw.reduce((text, part, i) => text + part + (i % 2 === 0 ? ': ' : '\n'), '')
}

import { createReadStream } from 'node:fs'
import { createServer, request as sendRequest, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, normalize, sep } from 'node:path'
import { isFile } from './project'

/** What to serve. */
export interface ServeOptions {
  /** Folder that {@link buildApp} wrote. */
  readonly folder: string
  /** Default: a free one. */
  readonly port?: number
  /** Where requests below a path go instead, such as `{'/v1': 'http://127.0.0.1:8080'}`. */
  readonly proxy?: Readonly<Record<string, string>>
}

/** A server on 127.0.0.1. */
export interface RunningServer {
  readonly url: string
  close(): Promise<void>
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.jpeg': 'image/jpeg',
  '.webp': 'image/webp',
}

/** Serves a built app on this machine only, one origin for the app, the server and the emulator. For development. */
export async function serve(options: ServeOptions): Promise<RunningServer> {
  const proxies = Object.entries(options.proxy ?? {}).sort(([a], [b]) => b.length - a.length)
  const server = createServer((request, response) => {
    const path = new URL(request.url ?? '/', 'http://localhost').pathname
    const target = proxies.find(([prefix]) => path === prefix || path.startsWith(`${prefix.replace(/\/$/, '')}/`))
    if (target) pass(target[1], request, response)
    else sendFile(options.folder, path, response)
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(options.port ?? 0, '127.0.0.1', resolve)
  })
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => {
          resolve()
        })
        server.closeAllConnections()
      }),
  }
}

function sendFile(folder: string, path: string, response: ServerResponse): void {
  const place = normalize(join(folder, decodeURIComponent(path === '/' ? '/index.html' : path)))
  if (!place.startsWith(normalize(folder) + sep) || !isFile(place)) {
    response.writeHead(404, { 'content-type': 'text/plain' }).end('Not found\n')
    return
  }
  const type = TYPES[extname(place)] ?? 'application/octet-stream'
  response.writeHead(200, { 'content-type': type, 'cache-control': 'no-store' })
  createReadStream(place).pipe(response)
}

function pass(target: string, request: IncomingMessage, response: ServerResponse): void {
  const { host: _host, origin: _origin, referer: _referer, connection: _connection, ...headers } = request.headers
  const upstream = sendRequest(
    new URL(request.url ?? '/', target),
    { method: request.method, headers: { ...headers, host: new URL(target).host } },
    (answer) => {
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      answer.pipe(response)
    },
  )
  // Streams of events end with whoever listens.
  response.on('close', () => {
    upstream.destroy()
  })
  upstream.on('error', (error) => {
    if (!response.headersSent) response.writeHead(502, { 'content-type': 'text/plain' })
    response.end(`${target} does not answer: ${error.message}\n`)
  })
  request.pipe(upstream)
}

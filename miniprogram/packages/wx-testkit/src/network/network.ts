import type { Callbacks } from '../core/asyncApi'
import { Errno, WxFailure } from '../core/failure'
import { type Kernel, NEVER } from '../core/kernel'
import { type RawResponse, requestResult, spellHeader } from './decode'
import { checkDomain } from './domains'
import { encodeRequest, outgoingHeader } from './encode'
import type { FakeFiles } from './files'
import { Slots } from './slots'
import { Task } from './task'
import type { Transport } from './transport'
import type { DownloadResult, NetworkApi, NetworkOptions, OutgoingRequest, UploadResult } from './types'

const CONCURRENT_CALLS = 10
const DEFAULT_TIMEOUT = 60_000
const EXCEPTION_SINCE = '3.8.10'

export interface NetworkContext {
  readonly kernel: Kernel
  readonly files: FakeFiles
  readonly transport: Transport
  /** Why no call can leave the device at the moment. */
  blocked(): WxFailure | undefined
}

type Prepared = Omit<OutgoingRequest, 'path' | 'query' | 'params' | 'signal'>

/** `wx.request`, `wx.uploadFile` and `wx.downloadFile` with their limits. */
export class Network {
  readonly api: NetworkApi
  readonly #slots = new Slots(CONCURRENT_CALLS)
  readonly #running = new Set<(reason: WxFailure) => void>()

  constructor(private readonly context: NetworkContext) {
    const { kernel, files } = context
    const spelling = kernel.settings.headerCase
    this.api = {
      request: (options) =>
        this.#call(
          'request',
          options,
          () => this.#prepareRequest(options),
          (raw, task) => {
            const result = requestResult(raw, options, spelling)
            if (raw.body.length > 0) task.chunk(raw.body.slice().buffer)
            return result
          },
        ),
      uploadFile: (options) =>
        this.#call(
          'uploadFile',
          options,
          () => this.#prepareUpload(options),
          (raw, task, sent): UploadResult => {
            task.progress(sent.file?.bytes.length ?? 0)
            return { data: new TextDecoder().decode(raw.body), statusCode: raw.status }
          },
        ),
      downloadFile: (options) =>
        this.#call(
          'downloadFile',
          options,
          () => this.#prepareDownload(options),
          (raw, task): DownloadResult => {
            task.progress(raw.body.length)
            const path = options.filePath ?? files.writeTemporary(raw.body, 'bin')
            files.write(path, raw.body)
            return { tempFilePath: options.filePath ? '' : path, filePath: path, statusCode: raw.status }
          },
        ),
    }
  }

  /** Fails every call under way, as going to the background does. */
  interruptAll(reason: WxFailure): void {
    for (const interrupt of [...this.#running]) interrupt(reason)
  }

  #call<R extends object>(
    api: Prepared['api'],
    options: NetworkOptions & Callbacks<R>,
    prepare: () => Prepared,
    finish: (raw: RawResponse, task: Task, sent: Prepared) => R,
  ): Task['handle'] {
    const { kernel } = this.context
    const record = kernel.journal.open(api, [options])
    const blocked = this.context.blocked()
    const controller = new AbortController()
    let interrupt: (reason: WxFailure) => void = () => undefined
    const interrupted = new Promise<never>((_, reject) => {
      interrupt = (reason) => {
        controller.abort()
        reject(reason)
      }
    })
    const task = new Task(
      () => {
        interrupt(new WxFailure('abort'))
      },
      (error) => {
        kernel.reportUncaught(error)
      },
    )
    const send = async (): Promise<R | typeof NEVER> => {
      const scripted = await kernel.script(api).take(options)
      if (scripted && (await kernel.play(scripted)) === NEVER) return new Promise(() => undefined)
      const prepared = prepare()
      checkDomain(prepared.url, kernel.settings.requestDomains)
      if (blocked) throw blocked
      const release = await this.#slots.acquire()
      // A call that was cut while it waited gives its slot back unused.
      if (controller.signal.aborted) {
        release()
        return NEVER
      }
      interrupted.catch(release)
      const raw = await this.context.transport(withAddress(prepared, controller.signal)).catch((error: unknown) => {
        release()
        throw error
      })
      release()
      if (controller.signal.aborted) return NEVER
      task.headers(raw.status, spellHeader(raw.header, kernel.settings.headerCase), raw.cookies)
      return finish(raw, task, prepared)
    }
    this.#running.add(interrupt)
    const cut = kernel.limit(Promise.race([send(), interrupted]), options.timeout ?? DEFAULT_TIMEOUT, () => {
      const late = new WxFailure('timeout', Errno.TIMEOUT)
      interrupt(late)
      return late
    })
    const outcome = cut.catch((failure: unknown) => {
      throw this.#explain(failure)
    })
    const forget = () => this.#running.delete(interrupt)
    outcome.then(forget, forget)
    kernel.settle(record, outcome, options)
    return task.handle
  }

  /** Newer base libraries say more about a failed call. */
  #explain(failure: unknown): unknown {
    if (!(failure instanceof WxFailure) || !this.context.kernel.atLeast(EXCEPTION_SINCE)) return failure
    const exception = { retryCount: 0, reasons: [{ errMsg: failure.reason, errno: failure.errno ?? 0 }] }
    return new WxFailure(failure.reason, failure.errno, { useHttpDNS: false, exception, ...failure.extra })
  }

  #prepareRequest(options: Parameters<NetworkApi['request']>[0]): Prepared {
    const { patchMethod } = this.context.kernel.settings
    return { api: 'request', ...encodeRequest(options, this.#referer(), patchMethod) }
  }

  #prepareUpload(options: Parameters<NetworkApi['uploadFile']>[0]): Prepared {
    const bytes = this.context.files.read(options.filePath)
    if (!bytes) throw new WxFailure(`createUploadTask:fail file not found ${options.filePath}`)
    return {
      api: 'uploadFile',
      method: 'POST',
      url: options.url,
      header: outgoingHeader(options.header, this.#referer()),
      data: options.formData,
      body: undefined,
      file: { name: options.name, path: options.filePath, bytes },
    }
  }

  #prepareDownload(options: Parameters<NetworkApi['downloadFile']>[0]): Prepared {
    const header = outgoingHeader(options.header, this.#referer())
    return { api: 'downloadFile', method: 'GET', url: options.url, header, data: undefined, body: undefined }
  }

  #referer(): string {
    const { appId, envVersion, version, platform } = this.context.kernel.settings
    const shown = platform === 'devtools' ? 'devtools' : envVersion === 'release' ? version || '1' : '0'
    return `https://servicewechat.com/${appId}/${shown}/page-frame.html`
  }
}

function withAddress(prepared: Prepared, signal: AbortSignal): OutgoingRequest {
  const url = new URL(prepared.url)
  return { ...prepared, path: url.pathname, query: Object.fromEntries(url.searchParams), params: {}, signal }
}

import { CancelledError } from '../errors/cancelled.js'
import { cancellable, type OnCancel } from '../session/cancellable.js'
import type { LoginService } from '../session/login-service.js'
import type { SessionParts } from '../session/session-parts.js'
import type { Visibility } from '../session/visibility.js'
import { createAdmission, type Admission } from './admission.js'
import { runMiddleware, type Middleware } from './middleware.js'
import { mayRepeat, type RequestKind, type SessionRequestOptions, type WxRequestOptions } from './request-options.js'
import type { WxResponse } from './response.js'
import { wasInterrupted } from './transport.js'
import { resolveUrl } from './url.js'

/** The answer of a request, with a way to give it up. */
export type RequestPromise<T = unknown> = Promise<WxResponse<T>> & {
  /** Ends the request, or its wait for a login; the promise rejects with `CancelledError`. */
  abort(): void
}

/**
 * Requests with a login around them: admitted, sent, judged, and sent again at most once for a renewed login and once
 * for a step.
 */
export interface Requests {
  admit(request: SessionRequestOptions, onCancel?: OnCancel): Admission
  /** @param middleware what wraps this request; the SDK's own calls have none */
  send<T>(kind: RequestKind, options: SessionRequestOptions<T>, middleware?: readonly Middleware[]): RequestPromise<T>
}

const MAX_ATTEMPTS = 2

export function createRequests(parts: SessionParts, logins: LoginService, visibility: Visibility): Requests {
  const { options: sessionOptions, platform, transport } = parts
  const withUrl = (request: SessionRequestOptions) =>
    Object.assign({}, request, { url: resolveUrl(sessionOptions.baseUrl, request.url) })

  const admit = (request: SessionRequestOptions, onCancel: OnCancel = () => undefined) =>
    createAdmission(parts, logins, withUrl(request), platform.topPage(), onCancel)

  const perform = async (
    kind: RequestKind,
    request: SessionRequestOptions,
    middleware: readonly Middleware[],
    admission: Admission,
    onCancel: OnCancel,
  ): Promise<WxResponse> => {
    let aborted = false
    onCancel(() => {
      aborted = true
    })
    const send = (options: WxRequestOptions) => {
      if (aborted) throw new CancelledError('abort')
      options.header = admission.headers(options.header)
      const task = transport(kind, options)
      onCancel(task.abort)
      return task.result
    }
    for (let attempt = 1; ; attempt++) {
      await admission.enter()
      // Fresh for every attempt. `wx` itself would call `complete`; `success` and `fail` are set by the platform.
      const header = Object.assign({}, request.header)
      const context = { kind, attempt, options: Object.assign(withUrl(request), { header, complete: undefined }) }
      try {
        const response = await runMiddleware(middleware, context, () => send(context.options))
        if (aborted || (await admission.judge(response))) return response
      } catch (error) {
        if (!wasInterrupted(error) || attempt >= MAX_ATTEMPTS || !mayRepeat(request)) throw error
        await visibility.whenVisible()
      }
    }
  }

  return {
    admit,
    send: (kind, options, middleware = sessionOptions.middleware) => {
      // An upload is a POST that has no method to say so.
      const method = kind === 'uploadFile' ? 'POST' : undefined
      const request = Object.assign({ method }, options) as SessionRequestOptions
      const promise = cancellable(
        // Admitted at once, so that the page on top now counts as the one that asked.
        (onCancel) => perform(kind, request, middleware, admit(request, onCancel), onCancel),
        'abort',
      )
      notify(promise, request)
      return Object.assign(promise as Promise<unknown> as Promise<never>, { abort: promise.cancel })
    },
  }
}

/** Serves the callbacks of `wx.request`. Whoever passes one need not look at the promise: its rejection is heard. */
function notify(promise: Promise<WxResponse>, { success, fail, complete }: SessionRequestOptions): void {
  if (success ?? fail) promise.then(success, fail ?? (() => undefined))
  if (complete) promise.then(complete, complete)
}

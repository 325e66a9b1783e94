import { CancelledError, type CancelReason } from '../errors/cancelled.js'
import { DeniedError } from '../errors/denied.js'
import { isMenjinError, type MenjinError } from '../errors/menjin-error.js'
import { UiMissingError } from '../errors/ui-missing.js'
import type { AuthFlow } from '../controllers/auth-flow.js'
import type { Clock } from '../platform/clock.js'
import type { OnCancel } from '../session/cancellable.js'
import type { AuthOutcome } from './page-hub.js'
import type { AuthUi, AuthUiHandle, AuthUiRequest } from './ui/auth-ui.js'

/** One authorization on the screen, shared by every call that wants something of it. */
export interface Interaction {
  readonly flow: AuthFlow
  /** Resolves when `met` holds, rejects when the UI ends before. */
  wait(met: () => boolean, onCancel: OnCancel): Promise<void>
  /** Looks whether waiters can be served; to be called when the user or the flow changes. */
  check(): void
  /** The UI reports how it ended. */
  settle(outcome: AuthOutcome): void
  /** Ends the interaction for everybody who still waits. */
  end(error: MenjinError): void
}

export interface InteractionOptions {
  readonly clock: Clock
  readonly uiTimeout: number
  readonly flow: AuthFlow
  readonly request: Omit<AuthUiRequest, 'flow' | 'settle'>
  /** Tried in order; the first that can be shown is. */
  readonly uis: readonly AuthUi[]
  /** Called once, when it is over: without an error if everybody was served. */
  onEnd(error: MenjinError | undefined): void
}

interface Waiter {
  readonly met: () => boolean
  readonly resolve: () => void
  readonly reject: (error: MenjinError) => void
}

const WATCH_INTERVAL = 1_000

export function openInteraction(options: InteractionOptions): Interaction {
  const { clock, flow } = options
  let deadline = clock.now() + options.uiTimeout
  let waiters: Waiter[] = []
  let handle: AuthUiHandle | undefined
  let ended = false
  let timer: unknown

  const finish = (error: MenjinError | undefined) => {
    if (ended) return
    ended = true
    clock.clearTimeout(timer)
    const left = waiters
    waiters = []
    // Off the screen first, so that whoever is told may open the next UI.
    Promise.resolve(handle?.close()).catch(() => undefined)
    options.onEnd(error)
    for (const { met, resolve, reject } of left) {
      if (met()) resolve()
      else if (error) reject(error)
    }
  }
  const cancel = (reason: CancelReason) => {
    finish(new CancelledError(reason))
  }
  const check = () => {
    const served = waiters.filter(({ met }) => met())
    waiters = waiters.filter((waiter) => served.indexOf(waiter) < 0)
    for (const { resolve } of served) resolve()
    if (served.length && !waiters.length) finish(undefined)
  }

  /** The user gave something, or left. Data may serve several steps at once. */
  const settle = async ({ succeeded, data }: AuthOutcome) => {
    if (ended) return
    if (!succeeded) {
      cancel('closed')
      return
    }
    try {
      for (let left = data ? flow.state.remaining.length : 0; left > 0;) {
        const { remaining } = await flow.nextStep(data)
        if (remaining.length >= left) break
        left = remaining.length
      }
      check()
      // Somebody did not get what they wanted, whatever the UI says.
      finish(waiters.length ? new DeniedError(String(flow.state.step)) : undefined)
    } catch (error) {
      finish(error as MenjinError)
    }
  }

  /** A page can go away without a word; timers sleep in the background, so the clock decides. */
  const watch = () => {
    timer = clock.setTimeout(() => {
      if (handle && !handle.alive()) cancel('page-gone')
      else if (clock.now() >= deadline) cancel('timeout')
      else watch()
    }, WATCH_INTERVAL)
  }

  const show = async () => {
    const request: AuthUiRequest = Object.assign({}, options.request, { flow, settle: interaction.settle })
    for (const ui of options.uis) {
      handle = await ui(request)
      if (handle) break
    }
    if (!handle) throw new UiMissingError()
    // Ended while it was being opened.
    if (ended) handle.close()
  }

  const interaction: Interaction = {
    flow,
    check,
    settle: (outcome) => void settle(outcome),
    end: finish,
    wait: (met, onCancel) =>
      new Promise((resolve, reject) => {
        const waiter: Waiter = { met, resolve, reject }
        waiters.push(waiter)
        onCancel(() => {
          waiters = waiters.filter((other) => other !== waiter)
          // The work behind the promise that was given up has to end, too.
          reject(new CancelledError('cancel'))
          if (!waiters.length) cancel('cancel')
        })
      }),
  }
  watch()
  // Whoever gets on with the steps is not timed out.
  flow.subscribe(() => {
    deadline = clock.now() + options.uiTimeout
  })
  // Not at once: the caller has yet to make the flow known to the UI.
  Promise.resolve()
    .then(show)
    .catch((error: unknown) => {
      finish(isMenjinError(error) ? error : new UiMissingError({ cause: error }))
    })
  return interaction
}

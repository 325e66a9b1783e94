/** A stream of server-sent events that is open while somebody looks at the page. */
export interface Watched {
  /** Settles when the stream is open, or cannot be. */
  readonly ready: Promise<void>
  close(): void
}

/** How long the start of the app waits for a stream. */
const PATIENCE = 1000

/**
 * Listens to a stream of `call` events. A browser gives one origin six connections for all its tabs, so a tab that nobody
 * looks at gives its own back, and asks for what it missed when it is looked at again.
 */
export function watchStream(address: string, receive: (data: unknown) => void): Watched {
  let source: EventSource | undefined
  let last = ''
  let opened: () => void = () => undefined
  const ready = new Promise<void>((resolve) => {
    opened = resolve
    setTimeout(resolve, PATIENCE)
  })
  const open = () => {
    if (source !== undefined) return
    const url = new URL(address, location.href)
    if (last !== '') url.searchParams.set('since', last)
    source = new EventSource(url)
    source.addEventListener('open', () => {
      opened()
    })
    source.addEventListener('error', () => {
      opened()
    })
    source.addEventListener('call', (event) => {
      const { data, lastEventId } = event as MessageEvent<string>
      last = lastEventId
      receive(JSON.parse(data) as unknown)
    })
  }
  const close = () => {
    source?.close()
    source = undefined
  }
  const look = () => {
    if (document.visibilityState === 'hidden') close()
    else open()
  }
  document.addEventListener('visibilitychange', look)
  look()
  return {
    ready,
    close: () => {
      document.removeEventListener('visibilitychange', look)
      close()
    },
  }
}

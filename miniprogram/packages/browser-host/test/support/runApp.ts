import './realm'
import { scriptText } from '../../src/build/compileApp'
import type { HostConfig } from '../../src/hostConfig'
import { Host } from '../../src/runtime/host'
import { PackageLoader } from '../../src/runtime/packageLoader'
import { phoneFrame } from '../../src/runtime/shell/phoneFrame'
import { compile, type Sources } from './compile'

export type { Sources }

/** A mini program that runs in this test's document. */
export interface RunningApp {
  readonly host: Host
  readonly pages: HTMLElement
  readonly frame: HTMLElement
  /** What the host could not do, and what the app threw. */
  readonly complaints: string[]
  /** Text of the page in front. */
  text(): string
  one<T extends Element = HTMLElement>(selector: string): T
  /** Taps an element as a mouse does. */
  tap(selector: string): Promise<void>
  /** Lets everything that is due happen. */
  settle(): Promise<void>
}

/** Compiles and starts a mini program; a page without template, JSON or script gets an empty one. */
export async function runApp(sources: Sources, config: HostConfig = {}): Promise<RunningApp> {
  // With the listeners that an earlier app has put on it.
  document.body.replaceWith(document.createElement('body'))
  for (const style of document.head.querySelectorAll('style')) style.remove()
  localStorage.clear()
  const { data, templates, scripts, problems } = await compile(sources)
  if (problems.length > 0) throw new Error(JSON.stringify(problems))
  const loader = new PackageLoader()
  loader.data(data)
  // eslint-disable-next-line @typescript-eslint/no-implied-eval -- as the page does
  for (const code of [templates, ...scripts.map(scriptText)]) new Function('menjinHost', code)(loader)
  const frame = phoneFrame({ menu: () => undefined, close: () => undefined, home: () => undefined })
  document.body.append(frame.node)
  const host = new Host(loader, { wechat: 'model', ...config }, frame, () => undefined)
  const complaints: string[] = []
  host.events.on(({ lane, detail }) => {
    if (lane === 'console') complaints.push(String(detail))
  })
  host.launch()
  const front = () => frame.pages.querySelector<HTMLElement>(':scope > .mh-page:not([hidden]) wx-page') as HTMLElement
  const app: RunningApp = {
    host,
    pages: frame.pages,
    frame: frame.node,
    complaints,
    text: () => front().textContent?.replace(/\s+/g, ' ').trim() ?? '',
    one: <T extends Element>(selector: string) => {
      const found = front().querySelector<T>(selector)
      if (!found) throw new Error(`${selector} is not in ${front().innerHTML}`)
      return found
    },
    tap: async (selector) => {
      const target = app.one(selector)
      for (const type of ['mousedown', 'mouseup', 'click']) {
        target.dispatchEvent(new MouseEvent(type, { bubbles: true, composed: true, clientX: 1, clientY: 1 }))
      }
      await app.settle()
    },
    settle: async () => {
      // The kit settles by itself; timers of the app and frames of the browser come in between.
      for (let turn = 0; turn < 4; turn++) {
        await host.fake.idle()
        await new Promise((resolve) => requestAnimationFrame(resolve))
      }
    },
  }
  await app.settle()
  return app
}

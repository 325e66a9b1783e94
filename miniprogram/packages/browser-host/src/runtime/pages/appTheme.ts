import type { FakeWx } from '@menjin/wx-testkit'
import type { AppPackage } from '../../package'

/** What app.json and the pages' JSON name with `@`, in the theme that the phone has. */
export class AppTheme {
  readonly #followers = new Set<() => void>()

  constructor(
    private readonly fake: FakeWx,
    private readonly app: AppPackage,
  ) {
    fake.wx.onThemeChange(() => {
      for (const paint of this.#followers) paint()
    })
  }

  /** The value itself, or what the variable stands for; a variable that nobody has set stands for nothing. */
  resolve(value: string | undefined): string | undefined {
    if (value === undefined || !value.startsWith('@')) return value
    const theme = this.app.app.darkmode === true ? this.fake.device.theme : 'light'
    return this.app.theme?.[theme]?.[value.slice(1)]
  }

  /** Paints now and whenever the theme changes. Returns the unsubscribe. */
  follow(paint: () => void): () => void {
    this.#followers.add(paint)
    paint()
    return () => {
      this.#followers.delete(paint)
    }
  }
}

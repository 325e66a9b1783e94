import { createSession } from '@menjin/miniprogram'
import { BASE_URL } from '../back-end.mjs'

/** Ours, with nothing but the two required options, the UI, and the fake in place of the phone. */
export const menjin = {
  name: '@menjin/miniprogram',
  open: ({ fake, ui }) => {
    const session = createSession({
      source: 'mall',
      baseUrl: BASE_URL,
      wx: fake.wx,
      clock: fake.clock,
      getCurrentPages: fake.getCurrentPages,
      userAuthHandler: ui.open,
    })
    return { request: () => session.request({ url: '/orders' }) }
  },
}

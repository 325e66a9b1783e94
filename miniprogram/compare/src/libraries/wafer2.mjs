import { BASE_URL } from '../back-end.mjs'

/** As its README says: `login: true` where a login may be missing, callbacks made a promise. */
export const wafer2 = {
  name: 'wafer2-client-sdk',
  lacks: {
    cancelled: 'It has no UI: the app puts a button on the page and calls `login` from its callback.',
  },
  open: ({ fake, fresh }) => {
    // It subscribes to sockets while it is loaded; nothing here opens one.
    for (const event of ['Open', 'Message', 'Close', 'Error']) fake.wx[`onSocket${event}`] = () => undefined
    const qcloud = fresh('wafer2-client-sdk', '')
    qcloud.setLoginUrl(`${BASE_URL}/wafer/login`)
    return {
      request: () =>
        new Promise((success, fail) => {
          qcloud.request({ url: `${BASE_URL}/orders`, login: !qcloud.Session.get(), success, fail })
        }),
    }
  },
}

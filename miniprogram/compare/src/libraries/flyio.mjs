import { BASE_URL } from '../back-end.mjs'

/**
 * As its README fetches a missing token: the instance is locked while another one fetches it. The source of the token is
 * `wx.login`.
 */
export const flyio = {
  name: 'flyio',
  lacks: {
    late: 'It is an HTTP client without a login; its README shows how to fetch a missing token, not how to renew one that is refused.',
    cancelled: 'It has no UI.',
  },
  open: ({ fake, fresh }) => {
    const Fly = fresh('flyio', 'dist/npm/wx')
    const fly = new Fly()
    const tokenFly = new Fly()
    const codeOfLogin = () =>
      new Promise((resolve, fail) => {
        fake.wx.login({ success: ({ code }) => resolve(code), fail })
      })
    let token = ''
    fly.interceptors.request.use((request) => {
      if (token) {
        request.headers.token = token
        return request
      }
      fly.lock()
      return codeOfLogin()
        .then((code) => tokenFly.post(`${BASE_URL}/session`, { code }))
        .then(({ data }) => {
          request.headers.token = token = data.token
          return request
        })
        .finally(() => {
          fly.unlock()
        })
    })
    return { request: () => fly.get(`${BASE_URL}/orders`) }
  },
}

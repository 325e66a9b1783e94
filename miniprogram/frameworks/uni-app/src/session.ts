import { createSession, wrapRequest } from '@menjin/miniprogram'

/** Where `./dev` listens; in production, a host that the mini program may call. */
export const SERVER = 'http://127.0.0.1:8080'

export const session = createSession({ source: 'shop', baseUrl: SERVER, steps: ['phone'] })

/** uni.request with the session around it: login before, token in it, at most one replay after. */
export const request = wrapRequest((options) => uni.request(options as UniApp.RequestOptions), session)

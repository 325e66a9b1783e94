/** Other request libraries with the session around them. */
export { installFly, type FlyLike } from './adapters/fly.js'
export { installLuch, type LuchLike } from './adapters/luch.js'
export { alovaAdapter, type AlovaAnswer, type AlovaMeta } from './adapters/alova.js'
export { wrapRequest, type AdmittingSession, type RequestFunction } from './adapters/request-function.js'

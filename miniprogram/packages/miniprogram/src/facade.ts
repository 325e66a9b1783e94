/** `Login.config`, `Login.login`, `Login.requestWithLogin`: one session behind a fixed name. */
export { createLogin, Login, type LoginFacade } from './facade/login.js'
export { requireConfig, type Configurable } from './facade/require-config.js'

export { CoreSession } from './session/core-session.js'
export { isMenjinError } from './errors/menjin-error.js'

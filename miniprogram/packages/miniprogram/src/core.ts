/** Login and requests without authorization UI: the smallest part of the package that stands alone. */
export { CoreSession } from './session/core-session.js'
export { isMenjinError } from './errors/menjin-error.js'

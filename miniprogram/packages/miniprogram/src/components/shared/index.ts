/** What the components share at run time: one module beside their folders. */
export { define } from './define.js'
export { failureOfState, failureText, reportFailure } from './failure.js'
export { TERMS_DATA, TERMS_PROPERTIES, termsHold, termsMethods, termsOpen } from './terms.js'

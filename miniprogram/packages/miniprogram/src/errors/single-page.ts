import { MenjinError, type ErrorDetails } from './menjin-error.js'

/** Thrown when the app runs as a single page from Moments (scene 1154), where WeChat has no login. */
export class SinglePageError extends MenjinError<'single_page'> {
  constructor(details?: ErrorDetails) {
    super('single_page', 'none', details)
  }
}

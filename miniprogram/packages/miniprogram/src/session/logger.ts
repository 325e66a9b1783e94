/** Where the SDK may say what it does. Silent by default; never gets a token or a code. */
export interface Logger {
  debug(message: string): void
  warn(message: string): void
}

export const silentLogger: Logger = { debug: () => undefined, warn: () => undefined }

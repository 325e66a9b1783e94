/**
 * What the user interface should do about a failure. The server decides with the `action` of its answer; where no
 * server spoke, the error class does.
 */
export type Action = 'relogin' | 'retry' | 'tap-again' | 'authorize' | 'bind-phone' | 'contact' | 'none'

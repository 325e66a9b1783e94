/**
 * How far a login may go.
 *
 * | mode | stored login | silent login | user interface |
 * |---|---|---|---|
 * | `common` (default) | used | yes | if the server asks for registration |
 * | `silent` | used | yes | never |
 * | `force` | not used, kept until the new one is there | yes | if the server asks for registration |
 * | `forceSilent` | not used | yes | never |
 * | `forceAuth` | not used | yes | always |
 */
export type LoginMode = 'common' | 'silent' | 'force' | 'forceSilent' | 'forceAuth'

export const isForced = (mode: LoginMode): boolean => mode.startsWith('force')

export const allowsUi = (mode: LoginMode): boolean => !/silent/i.test(mode)

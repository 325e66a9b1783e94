// The test kit asks for it; browsers do not have it. Only `var` becomes a member of globalThis.
// eslint-disable-next-line no-var
declare var setImmediate: ((run: () => void) => unknown) | undefined

/** The test kit asks for it; browsers do not have it. */
declare var setImmediate: ((run: () => void) => unknown) | undefined

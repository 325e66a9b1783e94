// jsdom brings a Uint8Array of its own, which esbuild refuses: bytes made by Node would be no bytes.
globalThis.Uint8Array = new TextEncoder().encode('').constructor as Uint8ArrayConstructor
export {}

let count = 0

/** A name for one order, to be sent with it. It need not be secret, only new: the server keeps it by person. */
export function orderKey(): string {
  count += 1
  return [Date.now(), count, Math.floor(Math.random() * 2 ** 32)].map((part) => part.toString(36)).join('-')
}

export function buildComponents(out: string): Promise<void>

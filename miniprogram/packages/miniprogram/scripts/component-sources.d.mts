export const COMPONENTS: readonly string[]
export const COMPONENT_ROOT: string
export function componentTemplate(name: string): string
export function componentStyle(name: string): string
export function componentJson(name: string): { component: boolean; usingComponents: Record<string, string> }

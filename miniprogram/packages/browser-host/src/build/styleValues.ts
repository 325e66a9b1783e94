/** Width of every phone in rpx. */
const RPX_WIDTH = 750

/**
 * Rewrites what only WeChat knows, and what would speak of the browser window instead of the phone: rpx, vw, vh and the
 * safe area. The phone's page is a size container, so its units are `cqw` and `cqh`.
 */
export function rewriteValue(value: string): string {
  return value
    .replace(
      /(?<![\w#-])(-?(?:\d+\.?\d*|\.\d+))rpx\b/g,
      (_, number: string) => `${toContainerWidth(Number(number))}cqw`,
    )
    .replace(/(?<![\w#-])(-?(?:\d+\.?\d*|\.\d+))v([hw])\b/g, '$1cq$2')
    .replace(/\b(?:env|constant)\(\s*safe-area-inset-(\w+)\s*(?:,[^)]*)?\)/g, 'var(--safe-area-inset-$1, 0px)')
}

function toContainerWidth(rpx: number): number {
  return Number(((rpx * 100) / RPX_WIDTH).toFixed(4))
}

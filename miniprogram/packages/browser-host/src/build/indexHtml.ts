import type { HostConfig } from '../hostConfig'

export type { HostConfig }

/** The page that loads the host and the app. */
export function indexHtml(title: string, config: HostConfig): string {
  return `<!doctype html>
<html lang="zh-CN">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover">
<title>${escapeHtml(title)}</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="host.css">
</head>
<body>
<script>window.menjinHostConfig = ${JSON.stringify(config).replaceAll('<', '\\u003c')}</script>
<script src="host.js"></script>
<script src="app-data.js"></script>
<script src="app-templates.js"></script>
<script src="app-scripts.js"></script>
<script>menjinHost.start()</script>
</body>
</html>
`
}

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
}

import { parseArgs } from 'node:util'
import type { HostConfig } from '../hostConfig'
import { type BuildResult, buildApp } from './buildApp'
import { formatProblem } from './problem'
import { readJson } from './project'
import { serve } from './serve'
import { watchApp } from './watch'

const USAGE = `menjin-browser-host build <folder> --out <folder> [--config <file>] [--watch]
menjin-browser-host serve <folder> [--port <port>] [--proxy <path>=<address>]...

build    builds the native mini program in <folder> (app.json or project.config.json) for a browser
serve    serves a built one on 127.0.0.1
--config JSON file with the host's configuration: personas, emulator, origins ...
--proxy  passes requests below <path> on, e.g. --proxy /v1=http://127.0.0.1:8080`

/** Runs the command line. @returns the exit code; `undefined` while it goes on running */
export async function main(argv: readonly string[]): Promise<number | undefined> {
  const { values, positionals } = parseArgs({
    args: [...argv],
    allowPositionals: true,
    options: {
      out: { type: 'string' },
      config: { type: 'string' },
      watch: { type: 'boolean' },
      port: { type: 'string' },
      proxy: { type: 'string', multiple: true },
      help: { type: 'boolean' },
    },
  })
  const [command, folder] = positionals
  if (command === 'build' && folder !== undefined && values.out !== undefined) {
    const host = values.config === undefined ? {} : readConfig(values.config)
    const options = { folder, out: values.out, host }
    if (!values.watch) return show(await buildApp(options))
    watchApp(options, (result) => {
      if (result instanceof Error) console.error(result.message)
      else show(result)
    })
    return undefined
  }
  if (command === 'serve' && folder !== undefined) {
    const proxy = Object.fromEntries((values.proxy ?? []).map(splitProxy))
    const port = values.port === undefined ? {} : { port: Number(values.port) }
    const { url } = await serve({ folder, proxy, ...port })
    console.log(url)
    return undefined
  }
  console.error(USAGE)
  return values.help ? 0 : 2
}

function show({ problems, package: { components }, scripts, out }: BuildResult): number {
  for (const problem of problems) console.error(formatProblem(problem))
  const errors = problems.filter(({ level }) => level === 'error').length
  const counts = `${Object.keys(components).length} pages and components, ${scripts.length} scripts`
  console.log(`${counts} -> ${out}${errors > 0 ? `, ${errors} errors` : ''}`)
  return errors > 0 ? 1 : 0
}

function readConfig(path: string): HostConfig {
  const config = readJson<HostConfig>(path)
  if (!config) throw new Error(`There is no configuration at ${path}`)
  return config
}

function splitProxy(text: string): [string, string] {
  const [path = '', address = ''] = text.split(/=(.*)/s)
  if (!path.startsWith('/') || !URL.canParse(address))
    throw new Error(`--proxy wants /path=http://host:port, not "${text}"`)
  return [path, address]
}

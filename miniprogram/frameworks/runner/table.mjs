import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { show } from './run.mjs'

const PAGE = join(import.meta.dirname, '../../../docs/frameworks.md')
const KEPT = 'were there'
const HEAD = '| framework | version | command line | install | build | logged in | phone bound | logged out |'

/** Which test shows what a column says. */
const COLUMNS = [
  ['logsInSilentlyAtStart', 'showsWhatTheServerAnswers'],
  ['bindsThePhoneInThePopup', 'changesThePhoneByTheButtonOnThePage'],
  ['logsOutAndInAgain'],
]

/** A framework's line of the table, and whether everything of it went well. */
export function rowOf({ framework, install, build, size, tests }) {
  const shown = COLUMNS.map((names) => names.every((name) => tests[name] === true))
  const passed = shown.every(Boolean) && Object.values(tests).every(Boolean)
  const cells = [
    framework.title,
    framework.version,
    `\`${framework.cli}\``,
    install ? `${install.packages ? show(install.packages) : KEPT}, ${size} MB` : 'no',
    build ? show(build.duration) : 'no',
    ...shown.map((yes) => (yes ? 'yes' : 'no')),
  ]
  return { name: framework.name, cells, passed, line: `| ${cells.join(' | ')} |` }
}

/** What is measured differs from run to run; the rest must stand in the page as it is. */
const isFact = (_, column) => column !== 3 && column !== 4

/** @returns {string[]} what the page does not say as it is */
export function compareTable(rows) {
  const page = linesOf(readFileSync(PAGE, 'utf8'))
  return rows.flatMap(({ cells, name }) => {
    const written = page.map(cellsOf).find(([title]) => title === cells[0])
    if (!written) return [`docs/frameworks.md does not tell of ${name}: run scripts/frameworks --write ${name}`]
    const differs = cells.filter(isFact).join() !== written.filter(isFact).join()
    return differs ? [`docs/frameworks.md says otherwise of ${name}: run scripts/frameworks --write ${name}`] : []
  })
}

/** Puts the lines in place of those that were there. */
export function writeTable(rows) {
  const text = readFileSync(PAGE, 'utf8')
  const old = linesOf(text)
  let lines = [...old]
  for (const { cells, line } of rows) {
    const place = lines.findIndex((one) => cellsOf(one)[0] === cells[0])
    if (place >= 0) lines[place] = keepInstall(line, lines[place])
    else lines = [...lines, line].sort()
  }
  const rule = `|${'---|'.repeat(cellsOf(HEAD).length)}`
  const table = (body) => [HEAD, rule, ...body].join('\n')
  const start = text.indexOf(HEAD)
  if (start < 0) throw new Error('docs/frameworks.md has no table to write into')
  const end = start + table(old).length
  writeFileSync(PAGE, text.slice(0, start) + table(lines) + text.slice(end))
  return []
}

/** Packages that were there already say nothing about how long they take. */
function keepInstall(line, before) {
  return line.replace(`| ${KEPT}, `, () => `| ${cellsOf(before)[3].split(',')[0]}, `)
}

/** The table's lines below its head. */
function linesOf(text) {
  const start = text.indexOf(HEAD)
  if (start < 0) return []
  const lines = text.slice(start).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('|'))
  return lines.slice(2, end < 0 ? undefined : end)
}

function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

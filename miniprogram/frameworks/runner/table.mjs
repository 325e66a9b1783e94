import { show } from './run.mjs'

const KEPT = 'were there'
const HEAD = '| framework | version | command line | install | build | logged in | phone bound | logged out |'
const INSTALL = 3
const BUILD = 4

/** Which tests show what the last columns say. */
const SHOWN_BY = [
  ['logsInSilentlyAtStart', 'showsWhatTheServerAnswers'],
  ['bindsThePhoneInThePopup', 'changesThePhoneByTheButtonOnThePage'],
  ['logsOutAndInAgain'],
]

/**
 * A framework's line of the table.
 *
 * @typedef {{ name: string, cells: string[], passed: boolean }} Row - `passed` if every test of the framework did
 * @returns {Row}
 */
export function rowOf({ framework, install, build, size, tests }) {
  const shown = SHOWN_BY.map((names) => names.every((name) => tests[name] === true))
  const cells = [
    framework.title,
    framework.version,
    `\`${framework.cli}\``,
    install ? `${install.kept ? KEPT : show(install.duration)}, ${size} MB` : 'no',
    build ? show(build.duration) : 'no',
    ...shown.map((yes) => (yes ? 'yes' : 'no')),
  ]
  return { name: framework.name, cells, passed: shown.every(Boolean) && Object.values(tests).every(Boolean) }
}

/** @param {Row} row */
export const lineOf = ({ cells }) => `| ${cells.join(' | ')} |`

/**
 * What was measured differs from run to run; the rest must stand in the page as it is.
 *
 * @param {string} page
 * @param {Row[]} rows
 * @returns {string[]} complaints
 */
export function compareTable(page, rows) {
  const facts = (cells) => cells.filter((_, column) => column !== INSTALL && column !== BUILD).join()
  const written = tableOf(page).lines.map(cellsOf)
  return rows.flatMap(({ cells, name }) => {
    const said = written.find(([title]) => title === cells[0])
    if (said && facts(said) === facts(cells)) return []
    return [`${said ? 'it says otherwise' : 'it does not tell'} of ${name}: run scripts/frameworks --write ${name}`]
  })
}

/**
 * The page with the rows in place of those of the same frameworks.
 *
 * @param {string} page
 * @param {Row[]} rows
 */
export function writeTable(page, rows) {
  const { before, lines, after } = tableOf(page)
  const table = new Map(lines.map((line) => [cellsOf(line)[0], cellsOf(line)]))
  for (const { cells } of rows) {
    const [title] = cells
    const old = table.get(title)?.[INSTALL]
    // Packages that were there already say nothing about how long they take.
    const kept = old !== undefined && cells[INSTALL].startsWith(KEPT)
    table.set(title, kept ? cells.map((cell, column) => (column === INSTALL ? old : cell)) : cells)
  }
  const rule = `|${'---|'.repeat(cellsOf(HEAD).length)}`
  const body = [...table.values()].map((cells) => lineOf({ cells })).sort()
  return before + [HEAD, rule, ...body].join('\n') + after
}

/** The page around the table, and the table's lines below its head and rule. */
function tableOf(page) {
  const start = page.indexOf(`${HEAD}\n`)
  if (start < 0) throw new Error('the page has no table of frameworks')
  const rest = page.slice(start).split('\n')
  const length = rest.findIndex((line) => !line.startsWith('|'))
  return {
    before: page.slice(0, start),
    lines: rest.slice(2, length),
    after: ['', ...rest.slice(length)].join('\n'),
  }
}

function cellsOf(line) {
  return line
    .split('|')
    .slice(1, -1)
    .map((cell) => cell.trim())
}

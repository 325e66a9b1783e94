import { describe, expect, it } from 'vitest'
import { compareTable, lineOf, type Result, rowOf, writeTable } from '../runner/table.mjs'

const PAGE = `# Frameworks

| framework | version | command line | install | build | logged in | phone bound | logged out |
|---|---|---|---|---|---|---|---|

After it.
`
const TESTS = {
  logsInSilentlyAtStart: true,
  showsWhatTheServerAnswers: true,
  bindsThePhoneInThePopup: true,
  changesThePhoneByTheButtonOnThePage: true,
  logsOutAndInAgain: true,
}

const KEPT = { kept: true, duration: { seconds: 2, cpu: 1 } }

function result(title: string, more: Partial<Result> = {}): Result {
  return {
    framework: { name: title.toLowerCase(), title, version: '1.0.0', cli: 'a build' },
    install: { kept: false, duration: { seconds: 61.4, cpu: 20 } },
    build: { duration: { seconds: 5.25, cpu: undefined } },
    size: 250,
    tests: TESTS,
    ...more,
  }
}

describe('the table of frameworks', () => {
  it('tellsWhatWasMeasuredAndShown', () => {
    expect(lineOf(rowOf(result('One')))).toBe(
      '| One | 1.0.0 | `a build` | 61 s (20 s cpu), 250 MB | 5.3 s | yes | yes | yes |',
    )
  })

  it('saysNoOfWhatFailedOrDidNotRun', () => {
    const half = rowOf(result('One', { tests: { ...TESTS, bindsThePhoneInThePopup: false } }))
    expect(half.cells.slice(5)).toEqual(['yes', 'no', 'yes'])
    expect(half.passed).toBe(false)
    const { install: _, build: __, ...unbuilt } = result('One', { tests: {} })
    expect(rowOf(unbuilt).cells.slice(3)).toEqual(['no', 'no', 'no', 'no', 'no'])
    expect(rowOf(result('One', { tests: { ...TESTS, another: false } })).passed).toBe(false)
  })

  it('isWrittenInOrderWithTheRestOfThePageAsItWas', () => {
    const page = writeTable(writeTable(PAGE, [rowOf(result('Two'))]), [rowOf(result('One'))])
    expect(page.split('\n').slice(2, 7)).toEqual([
      expect.stringContaining('| framework |'),
      '|---|---|---|---|---|---|---|---|',
      lineOf(rowOf(result('One'))),
      lineOf(rowOf(result('Two'))),
      '',
    ])
    expect(page.endsWith('\n\nAfter it.\n')).toBe(true)
    expect(writeTable(page, [rowOf(result('One'))])).toBe(page)
  })

  it('keepsTheTimeOfTheInstallFromTheRunThatInstalled', () => {
    const page = writeTable(PAGE, [rowOf(result('One'))])
    expect(writeTable(page, [rowOf(result('One', { install: KEPT }))])).toBe(page)
  })

  it('isComparedInWhatIsNoMeasure', () => {
    const page = writeTable(PAGE, [rowOf(result('One'))])
    expect(compareTable(page, [rowOf(result('One', { size: 1, install: KEPT }))])).toEqual([])
    const [newer] = compareTable(page, [{ ...rowOf(result('One')), cells: ['One', '2.0.0'] }])
    expect(newer).toContain('says otherwise of one')
    expect(compareTable(page, [rowOf(result('One', { tests: {} }))])).toHaveLength(1)
    expect(compareTable(page, [rowOf(result('Two'))])[0]).toContain('does not tell of two')
    expect(() => compareTable('', [])).toThrow('no table')
  })
})

import type { Duration } from './run.mjs'

export interface Row {
  name: string
  cells: string[]
  passed: boolean
}
export interface Result {
  framework: { name: string; title: string; version: string; cli: string }
  install?: { kept: boolean; duration: Duration }
  build?: { duration: Duration }
  size?: number
  tests: Record<string, boolean>
}
export function rowOf(result: Result): Row
export function lineOf(row: Row): string
export function compareTable(page: string, rows: readonly Row[]): string[]
export function writeTable(page: string, rows: readonly Row[]): string

import { type Control } from './control'
import { makeField } from './form'
import type { Builtin } from './registry'
import type { BuiltinServices } from './services'

type Item = string | Record<string, unknown>

const labels = (range: readonly Item[], key: string) =>
  range.map((item) => (typeof item === 'object' ? String(item[key]) : String(item)))

const numbers = (from: number, to: number, width = 2) =>
  Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(width, '0'))

interface Choice {
  columns: string[][]
  chosen: number[]
  /** The property's value for the chosen lines. */
  value(indexes: readonly number[]): unknown
}

function choiceOf(control: Control): Choice | undefined {
  const range = control.get<Item[] | Item[][] | null>('range') ?? []
  const key = control.text('rangeKey')
  switch (control.text('mode')) {
    case 'selector':
      return {
        columns: [labels(range as Item[], key)],
        chosen: [Number(control.get('value') ?? 0)],
        value: ([index = 0]) => index,
      }
    case 'multiSelector':
      return {
        columns: (range as Item[][]).map((column) => labels(column, key)),
        chosen: [...(control.get<number[] | null>('value') ?? [])],
        value: (indexes) => [...indexes],
      }
    case 'time':
      return texts([numbers(0, 23), numbers(0, 59)], control.text('value').split(':'), ':')
    case 'date': {
      const start = Number(control.text('start').slice(0, 4) || 1970)
      const end = Number(control.text('end').slice(0, 4) || 2099)
      const columns = [numbers(start, end, 4), numbers(1, 12), numbers(1, 31)]
      const depth = ['year', 'month', 'day'].indexOf(control.text('fields')) + 1
      return texts(columns.slice(0, depth || 3), control.text('value').split('-'), '-')
    }
    default:
      return undefined
  }
}

function texts(columns: string[][], parts: readonly string[], joint: string): Choice {
  return {
    columns,
    chosen: columns.map((column, i) => Math.max(0, column.indexOf(parts[i] ?? ''))),
    value: (indexes) => indexes.map((index, i) => columns[i]?.[index] ?? '').join(joint),
  }
}

/** Lets the user choose from columns; the region picker is not there. */
export function picker(services: BuiltinServices): Readonly<Record<string, Builtin>> {
  return {
    picker: {
      properties: {
        name: String,
        mode: { type: String, value: 'selector' },
        range: { type: null, value: [] },
        rangeKey: String,
        value: null,
        start: String,
        end: String,
        fields: { type: String, value: 'day' },
        headerText: String,
        disabled: Boolean,
        customItem: String,
      },
      created: (control) => {
        makeField(control, {
          value: () => control.get('value'),
          reset: () => {
            control.set('value', null)
          },
        })
        control.on('tap', () => {
          const choice = control.is('disabled') ? undefined : choiceOf(control)
          if (!choice) return
          void services.pick(control.text('headerText'), choice.columns, choice.chosen).then((indexes) => {
            if (!indexes) {
              control.fire('cancel')
              return
            }
            control.set('value', choice.value(indexes))
            control.fire('change', { value: control.get('value') })
          })
        })
      },
    },
  }
}

import type { ReactNode } from 'react'

export type Column<Row> = {
  key: string
  head: string
  cell: (row: Row) => ReactNode
  /** Numbers stand on the right, their digits under each other. */
  numeric?: boolean
  /** Names the row for readers of screens; one column of each table. */
  names?: boolean
  /** The heading is read, not shown: for a column of buttons. */
  headHidden?: boolean
  /** Keeps its line, however narrow: dates, versions, amounts. */
  tight?: boolean
  /** On a phone it stands in the corner of the card. */
  corner?: boolean
}

type Props<Row> = {
  caption: string
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  rowKey: (row: Row) => string
  /** Rows of 28 pixels rather than 36. */
  dense?: boolean
  captionShown?: boolean
  /** On a phone two values share a line: for a list that is long there. */
  paired?: boolean
  /** Totals: cells by column key, in bold under a line. */
  foot?: Record<string, ReactNode>
}

/** A real table; on a phone each row is a card that repeats its headings (CSS only). */
export function Table<Row>(props: Props<Row>) {
  const { caption, captionShown = false, columns, rows, rowKey, foot } = props
  const look = `${rowLook} ${props.dense ? 'h-7' : 'h-9'} ${props.paired ? pairs : ''}`
  return (
    <div className="overflow-x-auto max-sm:overflow-visible">
      <table className="w-full border-collapse text-13 max-sm:block">
        <caption className={captionShown ? 'px-4 py-2 text-left text-soft' : 'sr-only'}>
          {caption}
        </caption>
        <thead className="max-sm:sr-only">
          <tr className="h-7 border-b border-line bg-muted">
            {columns.map(column => (
              <th key={column.key} scope="col" className={`font-medium text-soft ${sides(column)}`}>
                <span className={column.headHidden ? 'sr-only' : ''}>{column.head}</span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody className="max-sm:block">
          {rows.map(row => (
            <tr key={rowKey(row)} className={look}>
              {columns.map(column => (
                <Cell key={column.key} column={column} row={row} />
              ))}
            </tr>
          ))}
        </tbody>
        {foot && <Foot columns={columns} cells={foot} />}
      </table>
    </div>
  )
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const place = column.corner ? corner : stacked
  const look = `${sides(column)} ${place} ${column.headHidden || column.names ? '' : label}`
  if (column.names) {
    const wide = column.tight ? '' : 'sm:min-w-44 xl:min-w-60'
    return (
      <th scope="row" data-label={column.head} className={`py-1 font-medium ${wide} ${look}`}>
        <span className="min-w-0 max-sm:text-14 max-sm:font-semibold">{column.cell(row)}</span>
      </th>
    )
  }
  return (
    <td data-label={column.head} className={`py-1 max-sm:has-[>span:empty]:hidden ${look}`}>
      <span className="min-w-0 max-sm:text-right">{column.cell(row)}</span>
    </td>
  )
}

function Foot<Row>({
  columns,
  cells,
}: {
  columns: readonly Column<Row>[]
  cells: Record<string, ReactNode>
}) {
  return (
    <tfoot className="max-sm:block">
      <tr className="h-9 border-t border-line-strong font-semibold max-sm:block max-sm:h-auto max-sm:px-4 max-sm:py-2">
        {columns.map(column => (
          <td
            key={column.key}
            data-label={column.head}
            className={`py-1 ${sides(column)} ${stacked} ${label} max-sm:empty:hidden`}
          >
            {cells[column.key]}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function sides<Row>({ numeric, tight }: Column<Row>) {
  const side = numeric ? 'text-right' : 'text-left'
  return `px-2 first:pl-4 last:pr-4 ${side} ${numeric || tight ? 'whitespace-nowrap' : ''}`
}

const rowLook =
  'border-b border-line last:border-b-0 hover:bg-muted/60 max-sm:block max-sm:h-auto max-sm:px-4 max-sm:py-2'
const pairs =
  'max-sm:relative max-sm:grid max-sm:grid-cols-2 max-sm:gap-x-6 max-sm:[&>th]:col-span-2 max-sm:[&>th]:pr-8'
const corner = 'max-sm:absolute max-sm:top-1 max-sm:right-2 max-sm:p-0'
const stacked =
  'max-sm:flex max-sm:min-h-7 max-sm:items-baseline max-sm:justify-between max-sm:gap-4 max-sm:px-0 max-sm:first:pl-0 max-sm:last:pr-0'
const label =
  'max-sm:before:shrink-0 max-sm:before:font-normal max-sm:before:text-faint max-sm:before:content-[attr(data-label)]'

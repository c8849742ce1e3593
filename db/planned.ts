import 'server-only'
import type { SQL } from 'drizzle-orm'
import { PgDialect } from 'drizzle-orm/pg-core'
import pg from 'pg'
import { db } from './client'

const dialect = new PgDialect({ casing: 'snake_case' })

/**
 * Answers a statement that is asked on many requests: each connection reads and plans it once. A name belongs to
 * one text; only the parameters may differ. Times come as text, as everywhere.
 */
export async function planned<Row extends pg.QueryResultRow>(
  name: string,
  statement: SQL,
): Promise<Row[]> {
  const { sql: text, params } = dialect.sqlToQuery(statement)
  const { rows } = await db.$client.query<Row>({ name, text, values: params, types })
  return rows
}

const { DATE, TIMESTAMP, TIMESTAMPTZ } = pg.types.builtins
const times: readonly number[] = [DATE, TIMESTAMP, TIMESTAMPTZ]

type Parse = (text: string) => unknown
const asText: Parse = text => text

const types: pg.CustomTypesConfig = {
  getTypeParser: (id, format) =>
    times.includes(id) ? asText : (pg.types.getTypeParser(id, format) as Parse),
}

import pg from 'pg'

type Statement = { text: string; values: readonly unknown[] }

/** What one act sends to the database, statement by statement. */
export async function recorded(pool: pg.Pool, act: () => Promise<unknown>): Promise<Statement[]> {
  const statements: Statement[] = []
  const listen = (client: pg.PoolClient) => {
    const send = client.query.bind(client) as (...sent: unknown[]) => unknown
    const listening = (...sent: unknown[]) => {
      const statement = statementIn(sent)
      if (statement) statements.push(statement)
      return send(...sent)
    }
    client.query = listening as typeof client.query
    pool.once('release', () => (client.query = send as typeof client.query))
  }
  pool.on('acquire', listen)
  await act()
  pool.off('acquire', listen)
  return statements
}

/** The same statements about something else, by hand: each is planned once per connection, nothing decides. */
export function replay(
  client: pg.Client,
  statements: readonly Statement[],
  instead: ReadonlyMap<string, string>,
) {
  return statements.reduce<Promise<unknown>>(
    (before, { text, values }, at) =>
      before.then(() =>
        values.length === 0
          ? client.query(text)
          : client.query({
              name: `by_hand_${String(at)}`,
              text,
              values: values.map(value => swapped(value, instead)),
            }),
      ),
    Promise.resolve(),
  )
}

function swapped(value: unknown, instead: ReadonlyMap<string, string>): unknown {
  if (typeof value !== 'string') return value
  return [...instead].reduce((text, [from, to]) => text.replaceAll(from, to), value)
}

function statementIn([config, values]: unknown[]): Statement | null {
  if (typeof config === 'string')
    return { text: config, values: (values as unknown[] | undefined) ?? [] }
  if (typeof config !== 'object' || config === null || !('text' in config)) return null
  const own = 'values' in config ? config.values : undefined
  return { text: String(config.text), values: (values ?? own ?? []) as unknown[] }
}

import pg from 'pg'

/** How many of these were done a second, so many at once. */
export async function perSecondOf(
  versions: readonly string[],
  atOnce: number,
  act: (version: string) => Promise<unknown>,
) {
  const begun = performance.now()
  await share(versions, atOnce, act)
  return versions.length / ((performance.now() - begun) / 1000)
}

/** As many connections as there are at once, each used by one at a time. */
export async function through(
  atOnce: number,
  measure: (
    client: (use: (one: pg.Client) => Promise<unknown>) => Promise<void>,
  ) => Promise<number>,
) {
  const clients = Array.from({ length: atOnce }, () => new pg.Client(process.env['DATABASE_URL']))
  for (const client of clients) await client.connect()
  const free = [...clients]
  const perSecond = await measure(async use => {
    const client = free.pop()
    if (!client) throw new Error('More at once than connections.')
    await use(client)
    free.push(client)
  })
  for (const client of clients) await client.end()
  return perSecond
}

/** So many at once take one after the other from the same list. */
async function share<Item>(
  items: readonly Item[],
  atOnce: number,
  act: (item: Item) => Promise<unknown>,
) {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await act(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

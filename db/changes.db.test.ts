import { sql } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { onChange } from './changes'
import { db } from './client'

const until = async (ready: () => boolean) => {
  const end = Date.now() + 10_000
  while (!ready()) {
    if (Date.now() > end) throw new Error('It was not heard within 10 seconds.')
    await new Promise(resolve => setTimeout(resolve, 20))
  }
}
const change = (what: string) => db.execute(sql`select pg_notify('changed', ${what})`)
const connections = sql`from pg_stat_activity
  where application_name = 'postgres.js' and datname = current_database()`

test('every listener hears every change on one connection, also after that was lost or before it listened', async () => {
  const [one, two] = [[] as string[], [] as string[]]
  const stop = onChange(changed => one.push(changed))
  onChange(changed => two.push(changed))
  await until(() => one.includes(''))
  await change('release 4.2.0')
  await until(() => one.includes('release 4.2.0') && two.includes('release 4.2.0'))
  const { rows } = await db.execute(sql`select count(*)::int as open ${connections}`)
  expect(rows).toEqual([{ open: 1 }])

  one.length = 0
  await db.execute(sql`select pg_terminate_backend(pid) ${connections}`)
  await until(() => one.includes(''))
  await change('release 4.3.0')
  await until(() => one.includes('release 4.3.0'))

  const late: string[] = []
  const heard = Date.now()
  onChange(changed => late.push(changed), heard + 60_000)
  expect(late).toEqual([])
  onChange(changed => late.push(changed), heard - 60_000)
  expect(late).toEqual([''])

  stop()
  await change('release 4.4.0')
  await until(() => two.includes('release 4.4.0'))
  expect(one).not.toContain('release 4.4.0')
})

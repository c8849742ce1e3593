import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, expect, test } from 'vitest'
import { homeOf, throwawayIn } from './keeper/home.mjs'
import { isAlive, until } from './keeper/processes.mjs'
import { startPostgres, urlOf } from './keeper.mjs'

const CHECKOUT = join(import.meta.dirname, '..')
const home = throwawayIn(homeOf(CHECKOUT, process.env['CONSOLE_DATA_DIR']), process.pid)
const pidFile = join(home.data, 'postmaster.pid')
const pidIn = (file: string) => Number(readFileSync(file, 'utf8').split('\n')[0])

const start = () => startPostgres(CHECKOUT, home)
let running: Awaited<ReturnType<typeof start>> | undefined

afterAll(async () => {
  await running?.stop()
  rmSync(home.folder, { recursive: true, force: true })
  rmSync(home.sockets, { recursive: true, force: true })
})

test(
  'the embedded PostgreSQL survives whatever ended the last run',
  { timeout: 60_000 },
  async () => {
    const first = await start()
    const orphan = pidIn(pidFile)
    await ask('create table kept (n int)')

    running = await start() // nobody stopped the first one: it is the orphan of a killed run
    await first.ended
    expect(isAlive(orphan)).toBe(false)
    await ask('insert into kept values (1)')

    process.kill(pidIn(pidFile), 'SIGKILL')
    await running.ended
    expect(existsSync(pidFile)).toBe(true)
    running = await start()
    expect(await ask('select n from kept')).toEqual([{ n: 1 }])

    await running.stop()
    writeFileSync(pidFile, `${process.pid}\n`) // the pid belongs to somebody else by now
    running = await start()
    expect(await until(() => isAlive(process.pid), 0)).toBe(true)
    expect(await ask('select n from kept')).toEqual([{ n: 1 }])
  },
)

test('it listens on no network address', async () => {
  expect(await ask('show listen_addresses')).toEqual([{ listen_addresses: '' }])
})

async function ask(statement: string) {
  const client = new Client(urlOf(home, 'postgres'))
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

import { createPrivateKey, generateKeyPairSync } from 'node:crypto'
import { appendFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Webhook } from 'standardwebhooks'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seedPeople } from '@/db/seeds/people'
import { releaseIn } from '@/db/testing/release-in'
import { unguarded } from '@/db/testing/unguarded'
import { answer, startTarget } from '@/lib/outside/testing/target'
import { readCheckpoints } from '@/lib/record/checkpoint'
import { deliverCheckpoints } from './deliver-checkpoints'
import { takeCheckpoint } from './take-checkpoint'

const SECRET = `whsec_${Buffer.alloc(24, 7).toString('base64')}`
const folder = mkdtempSync(join(tmpdir(), 'checkpoints-'))
const file = join(folder, 'checkpoints.jsonl')
const keyFile = join(folder, 'key.pem')

const { privateKey } = generateKeyPairSync('ed25519')
writeFileSync(keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }))
let taker: Awaited<ReturnType<typeof startTarget>>
let minor = 0
const bothJobs = async () => {
  await takeCheckpoint()
  await deliverCheckpoints()
}
const another = () => releaseIn('frozen', { version: `4.${++minor}.0`, tracks: ['serverless'] })

beforeAll(async () => {
  taker = await startTarget()
  Object.assign(process.env, {
    CHECKPOINT_KEY_FILE: keyFile,
    CHECKPOINT_FILE: file,
    CHECKPOINT_WEBHOOK_URL: `${taker.base}/deploy`,
    CHECKPOINT_WEBHOOK_SECRET: SECRET,
  })
  await seedPeople(new Date(Date.now() - 40 * 86_400_000))
})
afterAll(async () => {
  await taker.stop()
  rmSync(folder, { recursive: true })
})

function readFile() {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  return readCheckpoints(lines, createPrivateKey(readFileSync(keyFile, 'utf8')))
}

async function chained() {
  const { rows } = await unguarded.execute<{ count: number }>(sql`select count(*)::int from chain`)
  return rows[0]?.count ?? 0
}

test('what was recorded is signed once, and leaves for the file and the webhook', async () => {
  await another()
  await bothJobs()
  const first = readFile()
  expect(first).toMatchObject({ ok: true, last: 1 })
  expect(first.ok && first.signed.size).toBe(await chained())

  await bothJobs()
  expect(readFile()).toMatchObject({ ok: true, last: 1 })

  await another()
  await bothJobs()
  const second = readFile()
  expect(second).toMatchObject({ ok: true, last: 2 })
  expect(second.ok && second.signed.size).toBe(await chained())
  expect(taker.orders.map(({ headers }) => headers['webhook-id'])).toEqual([
    'checkpoint-1',
    'checkpoint-2',
  ])
  for (const { headers, body } of taker.orders)
    expect(() => new Webhook(SECRET).verify(body, headers)).not.toThrow()
})

test('a line that a crash cut short is written again, whole', async () => {
  const whole = readFileSync(file, 'utf8')
  writeFileSync(file, whole.slice(0, -200))
  await takeCheckpoint()
  expect(readFileSync(file, 'utf8')).toBe(whole)
})

test('a webhook that does not take a checkpoint gets the same one later', async () => {
  taker.does.deploy = answer(503)
  await another()
  await expect(bothJobs()).rejects.toThrow('Checkpoint 3 was not taken: 503')
  expect(readFile()).toMatchObject({ ok: true, last: 3 })
  taker.does.deploy = answer(202)
  await bothJobs()
  expect(taker.orders.slice(-2).map(({ headers }) => headers['webhook-id'])).toEqual([
    'checkpoint-3',
    'checkpoint-3',
  ])
})

test('a line that was changed, forged or moved is found', () => {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean)
  const read = (changed: string[]) => readCheckpoints(changed, privateKey)
  const [first = '', second = '', third = ''] = lines
  expect(read([first.replace('release', 'Release'), second, third])).toMatchObject({
    line: 1,
    problem: 'forged',
  })
  expect(read([second, first, third])).toMatchObject({ line: 1, problem: 'out-of-order' })
  expect(read([first, third])).toMatchObject({ line: 2, problem: 'out-of-order' })
  expect(read([first, 'nothing'])).toMatchObject({ line: 2, problem: 'unreadable' })
  const other = generateKeyPairSync('ed25519').publicKey
  expect(readCheckpoints(lines, other)).toMatchObject({ line: 1, problem: 'forged' })
})

test('a file that knows more than the database is not written to', async () => {
  const known = readFileSync(file, 'utf8')
  const last = known.trimEnd().split('\n').at(-1) ?? ''
  appendFileSync(file, `${last.replace(String.raw`{\"number\":3`, String.raw`{\"number\":9`)}\n`)
  await expect(takeCheckpoint()).rejects.toThrow('ends in a checkpoint 9')
  writeFileSync(file, known)
})

test('what the key did not sign leaves neither for the file nor for the webhook', async () => {
  const known = readFileSync(file, 'utf8')
  const text = JSON.stringify({ number: 4, at: new Date().toISOString(), before: '', events: [] })
  await unguarded.execute(sql`insert into checkpoints (number, at, events, text, signature)
    values (4, now(), 0, ${text}, 'AAAA')`)
  const sent = taker.orders.length
  await expect(takeCheckpoint()).rejects.toThrow('Checkpoint 4 in the database was not signed')
  await expect(deliverCheckpoints()).rejects.toThrow('Checkpoint 4 in the database was not signed')
  expect(readFileSync(file, 'utf8')).toBe(known)
  expect(taker.orders.length).toBe(sent)
  await unguarded.execute(sql`delete from checkpoints where number = 4`)
})

test('what was edited is not signed', async () => {
  await another()
  await unguarded.execute(sql`
    update events e set role = 'admin' from chain c where c.checkpoint is null and e.seq = 2
      and (c.aggregate, c.aggregate_id, c.seq) = (e.aggregate, e.aggregate_id, e.seq)`)
  await expect(takeCheckpoint()).rejects.toThrow('The record is not whole')
  expect(readFile()).toMatchObject({ ok: true, last: 3 })
})

import { createHash } from 'node:crypto'
import pg from 'pg'
import { db } from '@/db/client'
import { releases } from '@/db/schema'
import { hire } from './company'
import { recorded, replay } from './replay'

const LEVELS = [1, 8, 16]
const EACH = 96

const petra = await hire('Petra', 'product')
const paul = await hire('Paul', 'product')
const quinn = await hire('Quinn', 'qa')

const measured: { atOnce: number; perSecond: number; byHand: number }[] = []
for (const [index, atOnce] of LEVELS.entries()) {
  const [by, hand] = [await prepared(2 * index), await prepared(2 * index + 1)]
  const first = by.pop() ?? ''
  const statements = await recorded(db.$client, () => quinn(first, { type: 'approveQa' }))
  const perSecond = await perSecondOf(by, atOnce, version => quinn(version, { type: 'approveQa' }))
  measured.push({ atOnce, perSecond, byHand: await byHand(hand, atOnce, { first, statements }) })
}
console.log(JSON.stringify(measured))
await db.$client.end()

async function prepared(lot: number) {
  const versions = Array.from({ length: EACH }, (_, at) => `91.${String(lot * EACH + at + 1)}.0`)
  for (const version of versions) await open(version)
  await share(versions, 8, bringToQa)
  return versions
}

async function perSecondOf(
  versions: readonly string[],
  atOnce: number,
  act: (version: string) => Promise<unknown>,
) {
  const begun = performance.now()
  await share(versions, atOnce, act)
  return versions.length / ((performance.now() - begun) / 1000)
}

/** The statements that perform() sends for one sign-off, sent again for other releases by code that does nothing else. */
async function byHand(
  versions: readonly string[],
  atOnce: number,
  { first, statements }: { first: string; statements: Awaited<ReturnType<typeof recorded>> },
) {
  const rows = await db.select({ id: releases.id, version: releases.version }).from(releases)
  const ids = new Map(rows.map(({ id, version }) => [version, id]))
  const clients = Array.from({ length: atOnce }, () => new pg.Client(process.env['DATABASE_URL']))
  for (const client of clients) await client.connect()
  const free = [...clients]
  const perSecond = await perSecondOf(versions, atOnce, async version => {
    const client = free.pop()
    if (!client) throw new Error('More at once than connections.')
    const instead = new Map([
      [ids.get(first) ?? '', ids.get(version) ?? ''],
      [first, version],
    ])
    await replay(client, statements, instead)
    free.push(client)
  })
  for (const client of clients) await client.end()
  return perSecond
}

async function open(version: string) {
  const about = { kind: 'minor', title: 'Prepared', notes: '', tracks: ['serverless'] } as const
  await petra(version, { type: 'openRelease', ...about, tracks: [...about.tracks] })
}

async function bringToQa(version: string) {
  const commit = createHash('sha1').update(version).digest('hex')
  const author = { authorName: 'A. Author', authorEmail: null, pullRequest: null }
  const change = { ...author, sha: commit, committedAt: null, subject: 'fix: one thing' }
  await petra(version, {
    type: 'importChanges',
    changes: [{ ...change, kind: 'fix', scope: null, breaking: false }],
  })
  await paul(version, { type: 'freezeCode', commit })
  const counts = { passed: 120, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const run = { suite: 'unit', commit, ...counts, verdict: 'passed', failures: [] } as const
  await quinn(version, { type: 'recordTestRun', run: { ...run, failures: [] } })
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

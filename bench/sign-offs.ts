import { createHash } from 'node:crypto'
import { db } from '@/db/client'
import { releases } from '@/db/schema'
import { signByHand } from './by-hand'
import { hire } from './company'
import { signLong } from './long'
import { copies } from './lots'
import { perSecondOf, through } from './pace'
import { recorded, replay } from './replay'

const LEVELS = [1, 8, 16]
const EACH = 300
const LONG = 3_000

const petra = await hire('Petra', 'product')
const paul = await hire('Paul', 'product')
const quinn = await hire('Quinn', 'qa')
const quentin = await hire('Quentin', 'qa')

const owner = process.env['OWNER_URL'] ?? ''
const [minor, major] = ['91.1.0', '92.0.0'] as const
await open(minor, 'minor')
await open(major, 'major')
for (const version of [minor, major]) await bringToQa(version)

const levels = []
for (const [index, atOnce] of LEVELS.entries()) {
  const [by, hand, again] = [
    await prepared(3 * index),
    await prepared(3 * index + 1),
    await prepared(3 * index + 2),
  ]
  const looked = new Map<string, Awaited<ReturnType<typeof quinn.look>>>()
  for (const version of by) looked.set(version, await quinn.look(version, { type: 'approveQa' }))
  const sign = (version: string) => quinn.act(version, looked.get(version))
  const first = by.pop() ?? ''
  const statements = await recorded(db.$client, () => sign(first))
  const perSecond = await perSecondOf(by, atOnce, sign)
  const byHand = await through(atOnce, client =>
    perSecondOf(hand, atOnce, version => client(one => signByHand(one, quinn.actor, version))),
  )
  const ids = await idsOf()
  const replayed = await through(atOnce, client =>
    perSecondOf(again, atOnce, version =>
      client(one => replay(one, statements, instead(ids, first, version))),
    ),
  )
  levels.push({ atOnce, perSecond, byHand, replayed })
}
console.log(JSON.stringify({ levels, long: await continuously() }))
await db.$client.end()

async function prepared(lot: number) {
  const versions = Array.from({ length: EACH }, (_, at) => `91.${String(lot * EACH + at + 2)}.0`)
  await copies(owner, minor, versions)
  return versions
}

async function continuously() {
  let next = 100
  async function more() {
    const versions = Array.from({ length: LONG }, () => `${String(next++)}.0.0`)
    await copies(owner, major, versions)
    return versions
  }
  const both = [quinn, quentin].map(somebody => async (version: string) => {
    await somebody.act(version, await somebody.look(version, { type: 'approveQa' }))
  })
  return signLong(16, both, more)
}

async function idsOf() {
  const rows = await db.select({ id: releases.id, version: releases.version }).from(releases)
  return new Map(rows.map(({ id, version }) => [version, id]))
}

function instead(ids: ReadonlyMap<string, string>, first: string, version: string) {
  return new Map([
    [ids.get(first) ?? '', ids.get(version) ?? ''],
    [first, version],
  ])
}

async function open(version: string, kind: 'minor' | 'major') {
  const about = { kind, title: 'Prepared', notes: '', tracks: ['serverless'] } as const
  await petra.act(version, { type: 'openRelease', ...about, tracks: [...about.tracks] })
}

async function bringToQa(version: string) {
  const commit = createHash('sha1').update(version).digest('hex')
  const author = { authorName: 'A. Author', authorEmail: null, pullRequest: null }
  const change = { ...author, sha: commit, committedAt: null, subject: 'fix: one thing' }
  await petra.act(version, {
    type: 'importChanges',
    changes: [{ ...change, kind: 'fix', scope: null, breaking: false }],
  })
  await paul.act(version, { type: 'freezeCode', commit })
  const counts = { passed: 120, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const run = { suite: 'unit', commit, ...counts, verdict: 'passed', failures: [] } as const
  await quinn.act(version, { type: 'recordTestRun', run: { ...run, failures: [] } })
}

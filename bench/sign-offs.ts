import { createHash } from 'node:crypto'
import { db } from '@/db/client'
import { hire } from './company'

const LEVELS = [1, 8, 16]
const EACH = 96

const petra = await hire('Petra', 'product')
const paul = await hire('Paul', 'product')
const quinn = await hire('Quinn', 'qa')

const measured: { atOnce: number; perSecond: number }[] = []
for (const [index, atOnce] of LEVELS.entries()) {
  const versions = Array.from({ length: EACH }, (_, at) => `91.${String(index * EACH + at + 1)}.0`)
  for (const version of versions) await open(version)
  await share(versions, 8, bringToQa)
  const begun = performance.now()
  await share(versions, atOnce, version => quinn(version, { type: 'approveQa' }))
  measured.push({ atOnce, perSecond: EACH / ((performance.now() - begun) / 1000) })
}
console.log(JSON.stringify(measured))
await db.$client.end()

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
  act: (item: Item) => Promise<void>,
) {
  const left = items.values()
  const worker = async () => {
    for (const item of left) await act(item)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}

import { createHash } from 'node:crypto'
import { hire } from './company'

/** Opens a release of one change and brings it to where its QA is to be approved. */
export async function bringToQa(version: string, kind: 'minor' | 'major') {
  const [petra, paul, quinn] = [
    await hire('Petra', 'product'),
    await hire('Paul', 'product'),
    await hire('Quinn', 'qa'),
  ]
  const commit = createHash('sha1').update(version).digest('hex')
  const author = { authorName: 'A. Author', authorEmail: null, pullRequest: null }
  const change = { ...author, sha: commit, committedAt: null, subject: 'fix: one thing' }
  const counts = { passed: 120, failed: 0, errored: 0, skipped: 0, flaky: 0 }
  const run = { suite: 'unit', commit, ...counts, verdict: 'passed', failures: [] } as const

  await petra.act(version, {
    type: 'openRelease',
    kind,
    title: 'Prepared',
    notes: '',
    tracks: ['serverless'],
  })
  await petra.act(version, {
    type: 'importChanges',
    changes: [{ ...change, kind: 'fix', scope: null, breaking: false }],
  })
  await paul.act(version, { type: 'freezeCode', commit })
  await quinn.act(version, { type: 'recordTestRun', run: { ...run, failures: [] } })
}
